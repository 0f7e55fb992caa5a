using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class CertificateAttestationTests
{
    [TestMethod]
    [DataRow(KeyKind.P256)]
    [DataRow(KeyKind.P384)]
    [DataRow(KeyKind.Rsa2048)]
    public async Task ADeviceRegistersWithItsCertificateAndConnectsToItsHubWithTheSame(KeyKind kind)
    {
        await using var emulator = await TestSupport.StartAsync();
        var made = await emulator.DeviceCertificates.SelfSignedAsync("pinned-01", kind, TestSupport.Soon);
        emulator.Enrollments.Set(
            new IndividualEnrollment("pinned-01", LeafThumbprints.Of(made.Certificate)));
        await using var device = new Device(emulator, "pinned-01", "") { Certificate = made.Certificate };
        var answer = await device.ProvisionAsync("");

        Assert.AreEqual("assigned", answer.Json["status"]!.GetValue<string>());
        Assert.AreEqual("{}", answer.State["x509"]!.ToJsonString());
        Assert.AreEqual("x509", answer.State.First().Key);
        await using var atHub = new Device(emulator, "pinned-01", "") { Certificate = made.Certificate };
        await atHub.ConnectToHubAsync("");
        await atHub.PublishAsync("devices/pinned-01/messages/events/", "{}");
        Assert.AreEqual(1, emulator.Hubs[0].MessagesOf("pinned-01"));
        StringAssert.EndsWith(
            (await emulator.NextAsync(EventKind.TlsEstablished)).Text,
            "; client certificate CN=pinned-01, 0 more");
    }

    [TestMethod]
    [DataRow(40)]
    [DataRow(64)]
    public async Task AnEnrollmentMayHaveAThumbprintInsteadOfTheCertificate(int digits)
    {
        await using var emulator = await TestSupport.StartAsync();
        var made = await emulator.DeviceCertificates.SelfSignedAsync("pinned-01");
        var thumbprint = made.Certificate.GetCertHashString(
            digits == 40 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        emulator.Enrollments.Set(new IndividualEnrollment(
            "pinned-01", LeafThumbprints.Parse(new string('0', 40), thumbprint.ToLowerInvariant())));

        Assert.AreEqual(0, await ConnectAsync(emulator, made));
    }

    [TestMethod]
    public async Task ADeviceOfAGroupIsLetInWithItsIntermediate()
    {
        await using var emulator = await GroupAsync();
        var authority = await emulator.DeviceCertificates.AuthorityAsync("plant");
        var made = await authority.IssueAsync("member-01");

        Assert.AreEqual(0, await ConnectAsync(emulator, made));
        StringAssert.EndsWith(
            (await emulator.NextAsync(EventKind.Connected)).Text, "enrollment group plant");
    }

    [TestMethod]
    public async Task ADeviceOfAGroupThatKeepsItsIntermediateToItselfIsToldWhatIsMissing()
    {
        await using var emulator = await GroupAsync();
        var authority = await emulator.DeviceCertificates.AuthorityAsync("plant");
        var made = await authority.IssueAsync("member-01");

        await AssertRefusedAsync(
            emulator,
            made with { Intermediates = [] },
            "wrong certificate: expected a chain to CN=Test Device Root of plant, O=NanoDps emulator "
            + "(tests only), got CN=member-01 and 0 more; missing is CN=Test Device CA of plant, "
            + "O=NanoDps emulator (tests only); have the device send its intermediates as well");
    }

    [TestMethod]
    public async Task ADisabledGroupOfTheIntermediateShutsOutWhatTheRootLetsIn()
    {
        await using var emulator = await GroupAsync();
        var authority = await emulator.DeviceCertificates.AuthorityAsync("plant");
        emulator.Enrollments.Set(
            new EnrollmentGroup("lost line", new RegisteredAuthorities(authority.Intermediate))
            {
                Disabled = true,
            });

        await AssertRefusedAsync(
            emulator,
            await authority.IssueAsync("member-01"),
            "the enrollment group lost line is disabled");
    }

    [TestMethod]
    public async Task ACertificateOfAnotherAuthorityIsRefused()
    {
        await using var emulator = await GroupAsync();
        var other = await emulator.DeviceCertificates.AuthorityAsync("elsewhere");
        var made = await other.IssueAsync("member-01");

        Assert.AreEqual(5, await ConnectAsync(emulator, made));
        StringAssert.Contains(
            (await emulator.NextAsync(EventKind.ConnectRefused)).Text,
            "CONNACK 5: wrong certificate: expected a chain to CN=Test Device Root of plant");
    }

    [TestMethod]
    public async Task TheCommonNameMustBeTheRegistrationId()
    {
        await using var emulator = await GroupAsync();
        var authority = await emulator.DeviceCertificates.AuthorityAsync("plant");
        var made = await authority.IssueAsync("member-01");

        await AssertRefusedAsync(
            emulator,
            made with { RegistrationId = "member-02" },
            "wrong certificate: expected the common name member-02, got member-01");
        Assert.AreEqual(0, await ConnectAsync(emulator, made with { RegistrationId = "MEMBER-01" }));
    }

    [TestMethod]
    public async Task ACertificateThatIsNotTheEnrolledOneIsRefused()
    {
        await using var emulator = await TestSupport.StartAsync();
        var enrolled = await emulator.DeviceCertificates.SelfSignedAsync("pinned-01");
        var other = await emulator.DeviceCertificates.SelfSignedAsync("pinned-01", KeyKind.P384);
        emulator.Enrollments.Set(
            new IndividualEnrollment("pinned-01", LeafThumbprints.Of(enrolled.Certificate)));

        await AssertRefusedAsync(
            emulator,
            other,
            $"wrong certificate: expected the thumbprint {Sha256(enrolled)}, got {Sha256(other)}; "
            + "put this certificate into the enrollment or the enrolled one on the device");
    }

    [TestMethod]
    [DataRow(-40, -10, "expected one that is valid now, got one until ")]
    [DataRow(10, 40, "expected one that is valid now, got one from ")]
    public async Task ACertificateOutOfItsTimeIsRefused(int from, int until, string text)
    {
        await using var emulator = await TestSupport.StartAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var leaf = new CertificateRequest("CN=pinned-01", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddDays(from), now.AddDays(until));
        emulator.Enrollments.Set(new IndividualEnrollment("pinned-01", LeafThumbprints.Of(leaf)));

        Assert.AreEqual(
            5,
            await CertificateDevice.ConnectToDpsAsync(
                emulator, "pinned-01", CertificateDevice.Context(leaf)));
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.ConnectRefused)).Text,
            "CONNACK 5: wrong certificate: " + text);
    }

    [TestMethod]
    public async Task ACertificateWhereAKeyIsEnrolledIsRefused()
    {
        const string text =
            "expected a token, as the individual enrollment asks for, got a client certificate";
        await using var emulator = await TestSupport.StartAsync();
        var made = await emulator.DeviceCertificates.SelfSignedAsync("alone-01");
        await AssertRefusedAsync(emulator, made, text);
    }

    [TestMethod]
    public async Task ATokenWhereACertificateIsEnrolledIsRefused()
    {
        await using var emulator = await TestSupport.StartAsync();
        emulator.Enrollments.Set(new IndividualEnrollment(
            "pinned-01", LeafThumbprints.Parse(new string('a', 64))));
        await using var device = new Device(emulator, "pinned-01", TestSupport.Keys(3).Primary);
        await Refusal.AssertAsync(
            emulator,
            await device.ConnectToDpsAsync(),
            5,
            "expected a client certificate, as the individual enrollment asks for, got a token");
    }

    [TestMethod]
    public async Task AWrongCertificateMayAlsoBeToldInTheAnswer()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { IdentityRefusal = IdentityRefusal.Answer },
            TestSupport.Soon);
        var made = await emulator.DeviceCertificates.SelfSignedAsync("alone-01");
        await using var device = new Device(emulator, "alone-01", "") { Certificate = made.Certificate };
        await device.ConnectToDpsAsync("");
        await device.SubscribeAsync();
        await device.RegisterAsync("1");
        var answer = await device.AnswerAsync();

        Assert.AreEqual("$dps/registrations/res/401/?$rid=1", answer.Topic);
        Assert.AreEqual(401002, answer.Json["errorCode"]!.GetValue<int>());
        Assert.AreEqual("Invalid certificate.", answer.Json["message"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task TheHubRefusesADeviceWithoutTheCertificateThatItRegisteredWith()
    {
        await using var emulator = await TestSupport.StartAsync();
        var registered = await emulator.DeviceCertificates.SelfSignedAsync("pinned-01");
        var other = await emulator.DeviceCertificates.SelfSignedAsync("pinned-01", KeyKind.P384);
        emulator.Hubs[0].Register("pinned-01", LeafThumbprints.Of(registered.Certificate));

        Assert.AreEqual(
            5, await CertificateDevice.ConnectToHubAsync(emulator, "pinned-01", certificate: null));
        Assert.AreEqual(
            "CONNACK 5: expected the client certificate that was used for DPS, got none",
            (await emulator.NextAsync(EventKind.ConnectRefused)).Text);
        Assert.AreEqual(
            5,
            await CertificateDevice.ConnectToHubAsync(
                emulator, "pinned-01", CertificateDevice.Context(other)));
        Assert.AreEqual(
            $"CONNACK 5: wrong certificate: expected the thumbprint {Sha256(registered)}, "
            + $"got {Sha256(other)}; register again with DPS after a change of certificate",
            (await emulator.Events.WaitForAsync(
                one => one.Kind == EventKind.ConnectRefused, 2, TestSupport.Soon))[1].Text);
    }

    private static async Task<ServiceEmulator> GroupAsync()
    {
        var emulator = await TestSupport.StartAsync();
        var authority = await emulator.DeviceCertificates.AuthorityAsync("plant");
        var attestation = new RegisteredAuthorities(authority.Root);
        emulator.Enrollments.Set(new EnrollmentGroup("plant", attestation));
        return emulator;
    }

    private static Task<int> ConnectAsync(ServiceEmulator emulator, DeviceCertificate made) =>
        CertificateDevice.ConnectToDpsAsync(
            emulator, made.RegistrationId, CertificateDevice.Context(made));

    private static async Task AssertRefusedAsync(
        ServiceEmulator emulator, DeviceCertificate made, string text)
    {
        Assert.AreEqual(5, await ConnectAsync(emulator, made));
        var refused = await emulator.NextAsync(EventKind.ConnectRefused);
        Assert.AreEqual("CONNACK 5: " + text, refused.Text);
    }

    private static string Sha256(DeviceCertificate made) =>
        made.Certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
