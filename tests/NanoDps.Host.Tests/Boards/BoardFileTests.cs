extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;

namespace NanoDps.Host.Tests.Boards;

[TestClass]
public class BoardFileTests : IDisposable
{
    private static readonly string _boardPath = Repository.File("boards", "host", "board.json");
    private static readonly string _policyPath = Repository.File("boards", "tls-policy.json");

    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-board-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void TheHostBoardLoadsWithItsPolicy()
    {
        var board = HostBoard.Load(_boardPath);
        Assert.AreEqual("HOST", board.Name);
        Assert.AreEqual(NetworkKind.Wifi, board.Network);
        CollectionAssert.AreEqual(
            new ushort[] { 0xC02F, 0xC030, 0xC027, 0xC028 },
            board.Tls.CipherSuites.Select(suite => suite.Id).ToArray());
        CollectionAssert.AreEqual(
            new[] { "secp256r1", "secp384r1" },
            board.Tls.Groups.Select(group => group.Name).ToArray());
        CollectionAssert.AreEqual(
            new ushort[] { 6, 5, 4 },
            board.Tls.SignatureHashes.Select(hash => hash.Id).ToArray());
    }

    [TestMethod]
    public void AFileThatIsMissingIsNamed()
    {
        var e = Assert.ThrowsExactly<BoardFileException>(() => HostBoard.Load("/no/board.json"));
        Assert.StartsWith("/no/board.json: cannot be read: ", e.Message);
    }

    [TestMethod]
    [DataRow("\"HOST\"", "", "expected JSON: ")]
    [DataRow(
        "\"name\"",
        "\"nam\"",
        "nam: expected one of about, name, networkKind, tlsPolicy, memory, names, got \"nam\"")]
    [DataRow("\"name\": \"HOST\",", "", "name: is missing")]
    [DataRow("\"HOST\"", "7", "name: expected a text, got 7")]
    [DataRow(
        "\"wifi\"",
        "\"radio\"",
        "networkKind: expected \"wifi\" or \"ethernet\", got \"radio\"")]
    [DataRow("327680", "-1", "memory.totalBytes: expected a number from 0 to 4294967295, got -1")]
    [DataRow(
        "\"127.0.0.1:18883\"",
        "\"here\"",
        "names.global.azure-devices-provisioning.net:8883: expected address:port, got \"here\"")]
    public void ABoardThatCannotBeUsedIsRefusedWithThePlace(
        string find, string replace, string message) =>
        Refuses("host/board.json", _boardPath, find, replace, message, HostBoard.Load);

    [TestMethod]
    [DataRow(
        "\"0xC02F\"",
        "\"C02F\"",
        "cipherSuites[0].id: expected 0x and 4 hex digits, got \"C02F\"")]
    [DataRow("\"0x0017\"", "23", "groups[0].id: expected a text, got 23")]
    [DataRow(
        "\"0x06\"",
        "\"0x006\"",
        "signatureHashes[0].id: expected 0x and 2 hex digits, got \"0x006\"")]
    [DataRow(
        "0xC030",
        "0xC02F",
        "cipherSuites[1]: expected each entry once,"
            + " got TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 twice")]
    [DataRow(
        "\"maximum\": \"TLS 1.2\"",
        "\"maximum\": \"TLS 1.3\"",
        "versions.maximum: expected \"TLS 1.2\", the one that DPS speaks, got \"TLS 1.3\"")]
    [DataRow(
        "\"groups\": [",
        "\"groups\": [], \"x\": [",
        "x: expected one of about, versions, cipherSuites, groups, signatureHashes, absent, "
            + "got \"x\"")]
    [DataRow("\"versions\":", "\"groups\": [], \"versions\":", "groups: expected once, got twice")]
    public void APolicyThatCannotBeUsedIsRefusedWithThePlace(
        string find, string replace, string message) =>
        Refuses("policy.json", _policyPath, find, replace, message, TlsPolicy.Load);

    [TestMethod]
    public void APolicyWithASuiteThatMbedTlsDoesNotKnowFailsAtTheHandshake()
    {
        var path = Write(
            "policy.json",
            File.ReadAllText(_policyPath).Replace("0xC02F", "0xFAFA", StringComparison.Ordinal));
        using var server = new TlsServer();
        using var client = new TlsClient(
            server.Port, TestDevice.Board.With(TlsPolicy.Load(path)));
        Errors.Says<MbedTlsException>(
            "expected mbedTLS to know the cipher suite"
            + " TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (0xFAFA)"
            + $" of the tls policy, got version {MbedTlsLibrary.Version} without it",
            () => client.Authenticate());
    }

    [TestMethod]
    public void ASuiteOutsideThePolicyCannotBeChosen()
    {
        var e = Assert.ThrowsExactly<ArgumentException>(
            () => TestDevice.Board.Tls.WithSuites("TLS_RSA_WITH_NULL_MD5"));
        Assert.StartsWith(
            "expected suites of the policy, got \"TLS_RSA_WITH_NULL_MD5\"", e.Message);
    }

    [TestMethod]
    public void WithoutItsMapABoardLooksNamesUpForReal()
    {
        using var device = new TestDevice(TestDevice.Board.WithoutNames());
        device.Device.Names.Map("own.invalid:1", "127.0.0.1:1");
        Assert.AreEqual(1, nano::System.Net.Dns.GetHostEntry("own.invalid").AddressList.Length);
        using var fresh = new TestDevice(TestDevice.Board.WithoutNames());
        Assert.AreEqual(
            11001, Errors.SocketCode(() => nano::System.Net.Dns.GetHostEntry("own.invalid")));
    }

    private void Refuses<T>(
        string name,
        string source,
        string find,
        string replace,
        string message,
        Func<string, T> load)
    {
        var text = File.ReadAllText(source);
        Assert.Contains(find, text);
        var at = text.IndexOf(find, StringComparison.Ordinal);
        var path = Write(name, text[..at] + replace + text[(at + find.Length)..]);
        var e = Assert.ThrowsExactly<BoardFileException>(() => _ = load(path));
        Assert.StartsWith($"{path}: {message}", e.Message);
    }

    private string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "host"));
        File.Copy(_policyPath, Path.Combine(_folder, "tls-policy.json"), overwrite: true);
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
