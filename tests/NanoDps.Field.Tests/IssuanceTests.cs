using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Certificates;
using NanoDps.Emulator;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Field.Tests.Support;
using NanoDps.Flash;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>A certificate that DPS issues for a request: kept, used at the hub, and renewed.</summary>
[TestClass]
public sealed class IssuanceTests
{
    private const string Shown = "; client certificate CN=device-01, 1 more";

    [TestMethod]
    [DataRow("pem")]
    [DataRow("base64")]
    public async Task TheIssuedOneIsUsedAtTheHubAndAgainByTheNextStart(string form)
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var key = Request(board, form);
        using var first = board.SwitchOn();
        var lines = await first.ReachHubAsync();
        using var second = board.SwitchOn();
        await second.ReachHubAsync();

        Assert.IsFalse(lines.Concat(second.Lines).Any(line => line.Level != 'I'), first.Text);
        Assert.AreEqual(1, emulator.Count("dps", EventKind.Hello));
        Assert.AreEqual(2, emulator.Count(Service.Hub, EventKind.TlsEstablished));
        Assert.IsTrue(
            emulator.Events.Snapshot()
                .Where(one => one.Server == Service.Hub && one.Kind == EventKind.TlsEstablished)
                .All(one => one.Text.EndsWith(Shown, StringComparison.Ordinal)),
            string.Join('\n', emulator.Events.Snapshot()));
        using var issued = Issued(board);
        Assert.AreEqual("CN=device-01", issued.Subject);
    }

    [TestMethod]
    [DataRow(-20, 9)]
    [DataRow(-40, -1)]
    public async Task AfterTwoThirdsOfItsLifeItIsRenewed(int from, int until)
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var key = Request(board, "pem");
        using var old = Old(board, key, from, until);
        emulator.Hubs[0].Register(Service.Device, LeafThumbprints.Of(old));
        using var start = board.SwitchOn();
        await start.LineAsync(LogCode.DpsAssigned);
        await start.ReachHubAsync();

        using var issued = Issued(board);
        Assert.AreNotEqual(old.Thumbprint, issued.Thumbprint);
        Assert.AreEqual(1, start.Count(LogCode.DpsAssigned), start.Text);
        StringAssert.EndsWith(
            emulator.Events.Snapshot()
                .Last(one => one.Server == Service.Hub && one.Kind == EventKind.TlsEstablished).Text,
            Shown);
    }

    [TestMethod]
    public async Task BeforeTwoThirdsOfItsLifeItStays()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var key = Request(board, "pem");
        using var old = Old(board, key, -100, 210);
        emulator.Hubs[0].Register(Service.Device, LeafThumbprints.Of(old));
        using var start = board.SwitchOn();
        await start.ReachHubAsync();

        using var issued = Issued(board);
        Assert.AreEqual(old.Thumbprint, issued.Thumbprint);
        Assert.AreEqual(0, emulator.Count("dps", EventKind.Hello));
    }

    [TestMethod]
    public async Task AChainThatIsTornRegistersAnew()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var key = Request(board, "pem");
        using var old = Old(board, key, -1, 30);
        var chain = board.Get(IssuedCertificate.ChainName + ".a")!;
        board.Put(IssuedCertificate.ChainName + ".a", chain[..^1]);
        using var start = board.SwitchOn();
        var lines = await start.ReachHubAsync();

        Assert.IsFalse(lines.Any(line => line.Level != 'I'), start.Text);
        Assert.AreEqual(0, start.Count(LogCode.KnownHub), start.Text);
        using var issued = Issued(board);
        Assert.AreNotEqual(old.Thumbprint, issued.Thumbprint);
    }

    [TestMethod]
    public async Task AChainForAnotherKeyIsNotKept()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var key = Request(board, "pem");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        board.Put(IssuedCertificate.KeyName, other.ExportECPrivateKeyPem());
        using var start = board.SwitchOn();

        Assert.AreEqual(
            "issued chain not kept: expected it to be for the key in nanodps.csr.key, got another",
            (await start.LineAsync(LogCode.ChainNotKept)).Text);
        Assert.AreEqual(
            "505!not-authorized: check key, enrolment, clock code=5",
            (await start.LineAsync(LogCode.HubFault)).Text);
        Assert.IsNull(board.Get(IssuedCertificate.ChainName + ".a"));
    }

    [TestMethod]
    public async Task AStorageThatCannotKeepItUsesItAllTheSame()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var key = Request(board, "pem");
        Directory.CreateDirectory(board.Storage + IssuedCertificate.ChainName + ".a");
        using var start = board.SwitchOn();
        var lines = await start.ReachHubAsync();

        var line = lines.Single(one => one.Level != 'I');
        Assert.AreEqual(LogCode.ChainNotKept, line.Code);
        StringAssert.StartsWith(line.Text, "issued chain not kept: ");
    }

    /// <summary>Makes a key and its request, as openssl does, and puts both on a board.</summary>
    private static ECDsa Request(Board board, string form)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = new CertificateRequest("CN=device-01", key, HashAlgorithmName.SHA384);
        board.Put(IssuedCertificate.KeyName, key.ExportECPrivateKeyPem() + "\n");
        board.Put(IssuedCertificate.RequestName, form == "pem"
            ? request.CreateSigningRequestPem() + "\n"
            : Convert.ToBase64String(request.CreateSigningRequest()));
        return key;
    }

    /// <summary>Lets a board have a certificate from before.</summary>
    private static X509Certificate2 Old(Board board, ECDsa key, int from, int until)
    {
        var now = DateTimeOffset.UtcNow;
        var old = new CertificateRequest("CN=device-01", key, HashAlgorithmName.SHA384)
            .CreateSelfSigned(now.AddDays(from), now.AddDays(until));
        board.Know(Service.Hub);
        new TwoSlotFile(board.Storage + IssuedCertificate.ChainName).Write(
            Encoding.ASCII.GetBytes(old.ExportCertificatePem() + "\n"));
        return old;
    }

    private static X509Certificate2 Issued(Board board) => X509Certificate2.CreateFromPem(
        Encoding.ASCII.GetString(
            new TwoSlotFile(board.Storage + IssuedCertificate.ChainName).Read()));
}
