using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Conformance.Tests;

/// <summary>The SDK with a certificate, whose private key signs the handshake.</summary>
[TestClass]
public sealed class X509Tests : ConformanceTest
{
    private const string Id = "certified-01";

    [TestMethod]
    [DataRow("mqtt", "mqtt")]
    [DataRow("mqtt-ws", "mqtt-ws")]
    [DataRow("http", "mqtt")]
    [DataRow("http", "mqtt-ws")]
    public async Task ADeviceWithACertificateOfItsOwnIsAssignedAndSends(
        string transport, string hubTransport)
    {
        var certificate = DeviceCertificate.SelfSigned(Id);
        var report = await RunAsync(
            Given.Device(Id, transport, hubTransport, certificate), Enrolled(certificate));

        AssertSent(report, transport, hubTransport);
        Assert.IsFalse(report.State.ContainsKey("symmetricKey"));
    }

    [TestMethod]
    [DataRow("mqtt", "mqtt")]
    [DataRow("mqtt-ws", "mqtt-ws")]
    [DataRow("http", "mqtt")]
    [DataRow("http", "mqtt-ws")]
    public async Task ADeviceOfAGroupIsAssignedAndSends(string transport, string hubTransport)
    {
        using var root = DeviceCertificate.Root("the fleet");
        var certificate = DeviceCertificate.Below(root, Id);
        var report = await RunAsync(
            Given.Device(Id, transport, hubTransport, certificate), Enrolled(root));

        AssertSent(report, transport, hubTransport);
        Assert.AreEqual(
            "fleet", report.State["x509"]!["enrollmentGroupId"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("mqtt", "mqtt")]
    [DataRow("mqtt-ws", "mqtt-ws")]
    [DataRow("http", "mqtt")]
    [DataRow("http", "mqtt-ws")]
    public async Task AnIntermediateThatTheDeviceSendsLeadsToTheGroupsRoot(
        string transport, string hubTransport)
    {
        using var root = DeviceCertificate.Root("the fleet");
        using var line = DeviceCertificate.Intermediate("line 1", root);
        var certificate = DeviceCertificate.Below(line, Id, line);
        var report = await RunAsync(
            Given.Device(Id, transport, hubTransport, certificate), Enrolled(root));

        AssertSent(report, transport, hubTransport);
    }

    [TestMethod]
    public async Task AnIntermediateThatTheDeviceLeavesOutIsMissed()
    {
        Allow(EventKind.ConnectRefused);
        using var root = DeviceCertificate.Root("the fleet");
        using var line = DeviceCertificate.Intermediate("line 1", root);
        var certificate = DeviceCertificate.Below(line, Id);
        var report = await RunAsync(
            Given.Device(Id, "mqtt", "mqtt", certificate), Enrolled(root));

        Assert.AreEqual("Error: Connection refused: Not authorized", report.Fault);
        StringAssert.Contains(Told(EventKind.ConnectRefused).Single(), "intermediate");
    }

    [TestMethod]
    public async Task OverHttpsTheAnswerSaysThatTheCertificateIsInvalid()
    {
        Allow(EventKind.RequestRefused);
        using var root = DeviceCertificate.Root("the fleet");
        using var line = DeviceCertificate.Intermediate("line 1", root);
        var certificate = DeviceCertificate.Below(line, Id);
        var report = await RunAsync(Given.Device(Id, "http", "mqtt", certificate), Enrolled(root));

        Assert.AreEqual("provisioning", report.Path, report.ToString());
        StringAssert.StartsWith(report.Fault, "UnauthorizedError: Error: {\"errorCode\":401002,");
    }

    [TestMethod]
    public async Task ACertificateWithTheNameOfAnotherIsRefused()
    {
        Allow(EventKind.ConnectRefused);
        using var root = DeviceCertificate.Root("the fleet");
        var certificate = DeviceCertificate.Below(root, "another-01");
        var report = await RunAsync(
            Given.Device(Id, "mqtt", "mqtt", certificate), Enrolled(root));

        Assert.AreEqual("Error: Connection refused: Not authorized", report.Fault);
        StringAssert.Contains(Told(EventKind.ConnectRefused).Single(), "another-01");
    }

    [TestMethod]
    [DataRow(KeyKind.Rsa2048, "mqtt")]
    [DataRow(KeyKind.P256, "mqtt-ws")]
    [DataRow(KeyKind.P384, "http")]
    public async Task TheEmulatorMakesCertificatesThatTheSdkCanUse(KeyKind kind, string transport)
    {
        // The emulator keeps what it made in the state directory, which all tests share.
        var alone = $"made-for-{transport}";
        var member = $"made-below-{transport}";
        var group = $"made-{transport}";
        var options = Given.Options with
        {
            Individual = [new IndividualEnrollment(alone, new TestCertificates(kind))],
            Groups = [new EnrollmentGroup(group, new TestCertificates(kind, [member]))],
        };
        await StartAsync(options);
        foreach (var device in Emulator.Facts.Devices)
        {
            var certificate = new DeviceCertificate(
                X509CertificateLoader.LoadCertificateFromFile(device.CertificateFile),
                await File.ReadAllTextAsync(device.CertificateFile),
                await File.ReadAllTextAsync(device.KeyFile));
            var report = await RunAsync(
                Given.Device(device.RegistrationId, transport, "mqtt", certificate));

            Assert.AreEqual("assigned connected acknowledged", report.Path, report.ToString());
        }

        CollectionAssert.AreEqual(
            new[] { alone, member },
            Emulator.Hubs[0].Telemetry.Snapshot().Select(message => message.DeviceId).ToArray());
    }

    private static EmulatorOptions Enrolled(DeviceCertificate certificate) => Given.Options with
    {
        Individual = [new IndividualEnrollment(Id, LeafThumbprints.Of(certificate.Leaf))],
    };

    private static EmulatorOptions Enrolled(X509Certificate2 root) => Given.Options with
    {
        Groups = [new EnrollmentGroup("fleet", new RegisteredAuthorities(root))],
    };

    private void AssertSent(DeviceReport report, string transport, string hubTransport)
    {
        Assert.AreEqual("assigned connected acknowledged", report.Path, report.ToString());
        Assert.AreEqual(0, report.ExitCode, report.ToString());
        Assert.AreEqual(transport, WayTo("dps"));
        Assert.AreEqual(hubTransport, WayTo(Given.Hub));
        Assert.AreEqual(Id, Emulator.Hubs[0].Telemetry.Snapshot().Single().DeviceId);
    }
}
