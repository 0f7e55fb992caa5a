using NanoDps.Emulator;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>A device with a certificate, over mbedTLS, from DPS to its hub.</summary>
[TestClass]
public sealed class CertificateTests : EmulatorTest
{
    private const string Id = "press-01";

    [TestMethod]
    [DataRow(KeyKind.P256)]
    [DataRow(KeyKind.P384)]
    [DataRow(KeyKind.Rsa2048)]
    public async Task ItRegistersWithItsOwnAndSendsToItsHub(KeyKind kind)
    {
        await StartAsync(Given.Options with
        {
            Individual = [new IndividualEnrollment(Id, new TestCertificates(kind))],
        });
        var device = Start(Fixture.Emulator.Facts.Devices.Single());
        Assert.IsTrue(device.Send("{}"));

        await Fixture.TelemetryAsync(Id, 1);
        var connected = await Fixture.EventAsync(Given.Hub, EventKind.Connected);
        Assert.AreEqual("api-version 2021-04-12, client certificate", connected.Text);
    }

    [TestMethod]
    public async Task OneOfAGroupSendsItsIntermediateWithIt()
    {
        await StartAsync(Group());
        var device = Start(Fixture.Emulator.Facts.Devices.Single());
        Assert.IsTrue(device.Send("{}"));

        await Fixture.TelemetryAsync(Id, 1);
        Assert.AreEqual("plant", Fixture.Emulator.Dps.Assignments.Single().Group);
    }

    [TestMethod]
    public async Task OneOfAGroupWithoutItsIntermediateIsRefused()
    {
        await StartAsync(Group());
        var made = Fixture.Emulator.Facts.Devices.Single();
        var device = Start(made with
        {
            CertificateFile = made.CertificateFile.Replace(
                ".chain.pem", ".pem", StringComparison.Ordinal),
        });

        await device.FaultAsync(
            LogCode.DpsFault, "505!not-authorized: check key, enrolment, clock code=5");
        await device.PauseAsync();
        var refused = await Fixture.EventAsync(Dps, EventKind.ConnectRefused);
        Assert.StartsWith(
            "CONNACK 5: wrong certificate: expected a chain to CN=Test Device Root of plant",
            refused.Text);
    }

    private static EmulatorOptions Group() => Given.Options with
    {
        Groups = [new EnrollmentGroup("plant", new TestCertificates(KeyKind.P256, [Id]))],
    };

    /// <summary>The files are those of the facts, as a user puts them on a board.</summary>
    private RunningDevice Start(DeviceCertificateFacts files) => Fixture.StartLibrary(
        Given.Device with
        {
            Configuration = $"""
                id-scope = 0ne00000A0A
                registration-id = {Id}
                certificate = device.pem
                private-key = device.key
                """,
            Features = features =>
                features.Certificate = NanoDps.Certificates.DeviceCertificate.Make(
                    File.ReadAllBytes(files.CertificateFile), File.ReadAllBytes(files.KeyFile)),
        });
}
