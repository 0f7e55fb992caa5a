namespace NanoDps.Monitor.Tests;

[TestClass]
public sealed class FaultBookTests
{
    private const string Header = "key\tname\tretry\twhose\tshort\tsentence\tadvice\tsource\n";

    private static readonly FaultBook Book = FaultBook.Load();

    [TestMethod]
    [DataRow(FaultKind.Fault, "602", "unauthorized")]
    [DataRow(FaultKind.Dps, "401002", "invalid-certificate")]
    [DataRow(FaultKind.Dps, "401999", "unauthorized")]
    [DataRow(FaultKind.Dps, "599123", null)]
    [DataRow(FaultKind.Hub, "429123", "throttled")]
    [DataRow(FaultKind.Status, "deviceDataReset", "device-data-reset")]
    [DataRow(FaultKind.Tls, "-30592", "SSL_FATAL_ALERT_MESSAGE")]
    [DataRow(FaultKind.Tls, "-0x7780", "SSL_FATAL_ALERT_MESSAGE")]
    [DataRow(FaultKind.Tls, "-0x7f00", "SSL_ALLOC_FAILED")]
    [DataRow(FaultKind.X509, "512", "BADCERT_FUTURE")]
    [DataRow(FaultKind.Connack, "5", "not-authorized")]
    [DataRow(FaultKind.Socket, "10061", "connection-refused")]
    [DataRow(FaultKind.Socket, "-1728053248", "object-disposed")]
    [DataRow(FaultKind.Log, "402", "dps-connected")]
    [DataRow(FaultKind.Fault, "0", null)]
    public void ACodeIsFoundAsItIsWritten(FaultKind kind, string code, string? name) =>
        Assert.AreEqual(name, Book.Find(kind, code)?.Name);

    [TestMethod]
    [DataRow(13L, "0x01 0x04 0x08")]
    [DataRow(520L, "0x08 0x0200")]
    [DataRow(-30592L, "-0x7780")]
    [DataRow(-12345L, "")]
    [DataRow(0L, "")]
    public void ANumberOfTlsIsACodeOrASetOfFlags(long number, string codes) =>
        Assert.AreEqual(codes, string.Join(' ', Book.Decode(number).Select(row => row.Code)));

    [TestMethod]
    [DataRow("450 dps     403!certificate-untrusted: look for a TLS proxy code=8", "log:450 fault:403 x509:0x08")]
    [DataRow("450 dps     405!tls-alert: check the CLR's suites code=-30592", "log:450 fault:405 tls:-0x7780")]
    [DataRow("450 dps     203 unreachable: open port 8883 code=10061", "log:450 fault:203 socket:10061")]
    [DataRow("550 hub     505!not-authorized: check key, enrolment, clock code=5", "log:550 fault:505 connack:5")]
    [DataRow("250 network 201 network-down: check Wi-Fi or cable code=6", "log:250 fault:201 network:6")]
    [DataRow("451 dps     error=401002 tracking=t message=code=5 or so", "log:451 dps:401002")]
    [DataRow("406 dps     reply status=200 rid=2 retry-after=-1 registration=disabled", "log:406 status:disabled")]
    [DataRow("407 dps     assigned hub=h device=d substatus=deviceDataReset", "log:407 status:deviceDataReset")]
    [DataRow("180 boot    101 config-missing: write nanodps.conf", "log:180 fault:101")]
    [DataRow("450 dps     606 throttled code=0", "log:450 fault:606")]
    public void ALineIsExplainedFromTheGeneralToTheSpecial(string line, string keys) =>
        Assert.AreEqual(
            keys, string.Join(' ', Book.Explain(LogLine.Parse("12 W " + line)!).Select(row => row.Key)));

    [TestMethod]
    [DataRow("disabled", "status:disabled")]
    [DataRow("ssl_conn_eof", "tls:-0x7280")]
    [DataRow("5", "connack:5 network:5")]
    [DataRow("0xd", "x509:0x01 x509:0x04 x509:0x08")]
    [DataRow("tls:-0x7280", "tls:-0x7280")]
    [DataRow("dps:404", "dps:404")]
    [DataRow("reset:15", "reset:0x0f")]
    [DataRow("nonsense:404", "")]
    public void ATextFromAnywhereIsLookedUp(string text, string keys) =>
        Assert.AreEqual(keys, string.Join(' ', Book.Search(text).Select(row => row.Key)));

    [TestMethod]
    [DataRow("key\n", "faults.tsv:1: expected the header \"key\tname\tretry\twhose\tshort\tsentence\tadvice\tsource\", got \"key\"")]
    [DataRow(Header + "dps:1\ta\tretry\n", "faults.tsv:2: expected 8 columns, - for an empty one, got \"dps:1\ta\tretry\"")]
    [DataRow(Header + "foo:1\ta\tretry\tclock\t-\ts\t-\tx\n", "faults.tsv:2: expected a key of kind:code, got \"foo:1\"")]
    [DataRow(Header + "dps:1\ta\tnever\tclock\t-\ts\t-\tx\n", "faults.tsv:2: expected retry, wait or -, got \"never\"")]
    [DataRow(Header + "dps:1\ta\t-\tmoon\t-\ts\t-\tx\n", "faults.tsv:2: expected one of configuration, network, clock, server, identity, service, device, got \"moon\"")]
    [DataRow(Header + "dps:1\ta\t-\t-\t-\ts\t-\tx\ndps:1\tb\t-\t-\t-\ts\t-\tx\n", "faults.tsv:3: expected each key once, got \"dps:1\"")]
    public void AWrongTableIsRefusedWithItsLine(string table, string message) =>
        Assert.AreEqual(
            message,
            Assert.ThrowsExactly<FormatException>(() => FaultBook.Parse(new StringReader(table))).Message);
}
