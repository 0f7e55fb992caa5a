using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Field.Tests.Support;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>A device with a certificate of its own, at DPS and at its hub.</summary>
[TestClass]
public sealed class CertificateTests
{
    private const string Shown = "; client certificate CN=device-01, ";

    [TestMethod]
    [DataRow(KeyKind.P256, "pem-pkcs8")]
    [DataRow(KeyKind.P256, "pem-sec1")]
    [DataRow(KeyKind.P256, "der-pkcs8")]
    [DataRow(KeyKind.P256, "der-sec1")]
    [DataRow(KeyKind.P384, "pem-sec1")]
    [DataRow(KeyKind.P384, "der-pkcs8")]
    [DataRow(KeyKind.Rsa2048, "pem-pkcs8")]
    [DataRow(KeyKind.Rsa2048, "pem-pkcs1")]
    [DataRow(KeyKind.Rsa2048, "der-pkcs1")]
    public async Task OneOfItsOwnIsUsedAtDpsAndAtTheHubAndAgainByTheNextStart(
        KeyKind kind, string form)
    {
        await using var emulator = await Service.StartAsync();
        var made = await emulator.DeviceCertificates.SelfSignedAsync(Service.Device, kind);
        emulator.Enrollments.Set(
            new IndividualEnrollment(Service.Device, LeafThumbprints.Of(made.Certificate)));
        using var board = new Board(emulator.Facts);
        board.Install(made.Certificate, form);
        using var first = board.SwitchOn();
        var lines = await first.ReachHubAsync();
        using var second = board.SwitchOn();
        await second.ReachHubAsync();

        Assert.AreEqual(
            "certificate cn=device-01 until="
            + $"{made.Certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}, DPS by MQTT alone",
            lines.Single(line => line.Code == LogCode.Certificate).Text);
        Assert.IsFalse(lines.Concat(second.Lines).Any(line => line.Level != 'I'), first.Text);
        Assert.AreEqual(1, emulator.Count("dps", EventKind.TlsEstablished));
        foreach (var handshake in emulator.Events.Snapshot()
            .Where(one => one.Kind == EventKind.TlsEstablished))
        {
            StringAssert.EndsWith(handshake.Text, Shown + "0 more");
        }

        Assert.AreEqual(2, emulator.Count(Service.Hub, EventKind.TlsEstablished));
    }

    [TestMethod]
    public async Task OneOfAGroupIsShownWithItsIntermediate()
    {
        await using var emulator = await GroupAsync();
        using var board = new Board(emulator.Facts);
        var made = await MadeAsync(emulator);
        board.Install(made.Certificate, "pem-pkcs8", [.. made.Intermediates]);
        using var start = board.SwitchOn();
        var lines = await start.ReachHubAsync();

        Assert.IsFalse(lines.Any(line => line.Level != 'I'), start.Text);
        StringAssert.EndsWith(
            (await emulator.EventAsync("dps", EventKind.TlsEstablished)).Text, Shown + "1 more");
    }

    [TestMethod]
    [DataRow(IdentityRefusal.Connack, "505!not-authorized: check key, enrolment, clock code=5")]
    [DataRow(IdentityRefusal.Answer, "602!unauthorized: check key, id-scope, clock code=0")]
    public async Task WithoutItsIntermediateItIsRefused(IdentityRefusal where, string fault)
    {
        await using var emulator = await GroupAsync(where);
        using var board = new Board(emulator.Facts);
        board.Install((await MadeAsync(emulator)).Certificate);
        using var start = board.SwitchOn();

        Assert.AreEqual(fault, (await start.LineAsync(LogCode.DpsFault)).Text);
        await start.LineAsync(LogCode.DpsPause);
        Assert.AreEqual(
            where == IdentityRefusal.Answer ? 1 : 0, start.Count(LogCode.DpsError), start.Text);
        if (where == IdentityRefusal.Answer)
        {
            StringAssert.StartsWith(
                start.Lines.Single(line => line.Code == LogCode.DpsError).Text,
                "error=401002 tracking=");
        }
    }

    [TestMethod]
    [DataRow("no certificate", "device.crt: expected a file, got none")]
    [DataRow("no key", "device.key: expected a file, got none")]
    [DataRow("garbage", Unreadable)]
    [DataRow("empty", Unreadable)]
    [DataRow("swapped", Unreadable)]
    [DataRow("encrypted key", Unreadable)]
    [DataRow("other name", "expected CN=device-01, got O=Contoso, CN=device-02")]
    [DataRow("no name", "expected CN=device-01, got O=device-01")]
    [DataRow("other key", Another)]
    [DataRow("other kind of key", Another)]
    public async Task OneThatCannotBeUsedIsSaidAndNothingIsConnected(string how, string reason)
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var good = DeviceFiles.SelfSigned("CN=device-01");
        using var other = DeviceFiles.SelfSigned("CN=device-01");
        using var renamed = DeviceFiles.SelfSigned("CN=device-02, O=Contoso");
        using var unnamed = DeviceFiles.SelfSigned("O=device-01");
        var rsa = await emulator.DeviceCertificates.SelfSignedAsync(Service.Device, KeyKind.Rsa2048);
        board.Install(how == "other name" ? renamed : how == "no name" ? unnamed : good);
        switch (how)
        {
            case "no certificate":
                File.Delete(board.Storage + "device.crt");
                break;
            case "no key":
                File.Delete(board.Storage + "device.key");
                break;
            case "garbage":
                board.Put("device.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
                break;
            case "empty":
                board.Put("device.key", "");
                break;
            case "swapped":
                board.Put("device.crt", board.Get("device.key")!);
                break;
            case "encrypted key":
                using (var key = good.GetECDsaPrivateKey()!)
                {
                    board.Put("device.key", key.ExportEncryptedPkcs8PrivateKeyPem(
                        "secret",
                        new(System.Security.Cryptography.PbeEncryptionAlgorithm.Aes256Cbc,
                            System.Security.Cryptography.HashAlgorithmName.SHA256, 1000)));
                }

                break;
            case "other key":
                board.Put("device.key", DeviceFiles.Key(other, "pem-sec1"));
                break;
            case "other kind of key":
                board.Put("device.key", DeviceFiles.Key(rsa.Certificate, "pem-pkcs8"));
                break;
        }

        using var start = board.SwitchOn();
        var line = await start.LineAsync(LogCode.CertificateFault);

        Assert.AreEqual("102 config-invalid: correct nanodps.conf: " + reason, line.Text);
        Assert.AreEqual('W', line.Level);
        start.Stop();
        Assert.IsEmpty(start.Host.Connections);
    }

    [TestMethod]
    public async Task OneThatIsPutRightIsUsedWithoutARestart()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var good = DeviceFiles.SelfSigned("CN=device-01");
        emulator.Enrollments.Set(
            new IndividualEnrollment(Service.Device, LeafThumbprints.Of(good)));
        board.Install(good);
        File.Delete(board.Storage + "device.key");
        using var start = board.SwitchOn();
        await start.LineAsync(LogCode.CertificateFault);
        board.Put("device.key", DeviceFiles.Key(good, "pem-sec1"));

        // It looks again after 30 s.
        await start.ReachHubAsync();
        Assert.AreEqual(1, start.Count(LogCode.Certificate), start.Text);
    }

    private const string Unreadable =
        "expected a certificate and its private key, PEM or DER, not encrypted, got device.crt and "
        + "device.key";

    private const string Another =
        "expected the private key of device.crt, with its public part, got another in device.key";

    private static async Task<ServiceEmulator> GroupAsync(
        IdentityRefusal refusal = IdentityRefusal.Connack)
    {
        var emulator = await GuardedEmulator.StartAsync(
            Service.Options with { Individual = [], IdentityRefusal = refusal });
        var authority = await emulator.DeviceCertificates.AuthorityAsync("plant");
        emulator.Enrollments.Set(
            new EnrollmentGroup("plant", new RegisteredAuthorities(authority.Root)));
        return emulator;
    }

    private static async Task<DeviceCertificate> MadeAsync(ServiceEmulator emulator) =>
        await (await emulator.DeviceCertificates.AuthorityAsync("plant")).IssueAsync(Service.Device);
}
