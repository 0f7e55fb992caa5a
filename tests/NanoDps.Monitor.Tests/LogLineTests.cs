namespace NanoDps.Monitor.Tests;

[TestClass]
public sealed class LogLineTests
{
    // CRC-16/CCITT-FALSE's own check value.
    [TestMethod]
    public void TheChecksumIsThatOfItsCatalogue() =>
        Assert.AreEqual(0x29B1, LineChecksum.Of("123456789"u8));

    [TestMethod]
    public void ALineHasItsParts()
    {
        var line = LogLine.Parse("12345 I 402 dps     connected ms=2210")!;
        Assert.AreEqual(new LogLine(12345, 'I', 402, "dps", "connected ms=2210", ChecksumState.None), line);
        Assert.AreEqual(2210L, line.Number("ms"));
        Assert.IsNull(line.Field("m"));
        Assert.AreEqual(0, line.Fault);
    }

    [TestMethod]
    public void AChecksumIsGoodBadOrNone()
    {
        var line = LineChecksum.Append("12345 I 402 dps     connected ms=2210");
        Assert.AreEqual(ChecksumState.Good, LogLine.Parse(line)!.Checksum);
        Assert.AreEqual(ChecksumState.Bad, LogLine.Parse(line.Replace("2210", "2211", StringComparison.Ordinal))!.Checksum);
        Assert.AreEqual(ChecksumState.None, LogLine.Parse(line[..^1])!.Checksum);
    }

    [TestMethod]
    public void AChecksumIsOverBytesOfUtf8()
    {
        var line = LineChecksum.Append("1 I 601 shell   wifi-ssid=Größe");
        Assert.AreEqual("1 I 601 shell   wifi-ssid=Größe *CF9C", line);
        Assert.AreEqual("Größe", LogLine.Parse(line)!.Field("wifi-ssid"));
    }

    [TestMethod]
    [DataRow("602!unauthorized: check key, id-scope, clock code=0", 602, "unauthorized")]
    [DataRow("602!unauthorized code=0 do=check key", 602, "unauthorized")]
    [DataRow("203 unreachable", 203, "unreachable")]
    [DataRow("gave up fault=602 unauthorized do=check key", 602, "unauthorized")]
    [DataRow("408 requests", 408, "requests")]
    [DataRow("connected ms=602", 0, null)]
    [DataRow("error=401002 tracking=t message=x fault=101 config-missing do=x", 0, null)]
    [DataRow("602!Unauthorized", 0, null)]
    public void AFaultIsFoundInTheText(string text, int fault, string? name)
    {
        var line = new LogLine(1, 'W', 450, "dps", text, ChecksumState.None);
        Assert.AreEqual(fault, line.Fault);
        Assert.AreEqual(name, line.FaultName);
    }

    [TestMethod]
    [DataRow("error=401002 tracking=t message=Invalid key=value do=check key code=5", "message", "Invalid key=value")]
    [DataRow("error=401002 tracking=t message=Invalid key=value do=check key code=5", "do", "check key")]
    [DataRow("a=1 name=\"two words\" b=2", "name", "two words")]
    [DataRow("a=1 name=\"torn", "name", "torn")]
    [DataRow("xname=1", "name", null)]
    [DataRow("name=", "name", "")]
    public void AFieldEndsWhereItsKindDoes(string text, string name, string? value) =>
        Assert.AreEqual(value, new LogLine(1, 'W', 450, "dps", text, ChecksumState.None).Field(name));

    [TestMethod]
    [DataRow("")]
    [DataRow("12345")]
    [DataRow("12345 I 402 moon    text")]
    [DataRow("12345 X 402 dps     text")]
    [DataRow("12345 I 042 dps     text")]
    [DataRow("12345 I 402 dps")]
    [DataRow("-1 I 402 dps     text")]
    [DataRow("99999999999999999999 I 402 dps     text")]
    [DataRow("ESP-ROM:esp32c3-api1-20210207")]
    public void WhatIsNoLineIsNone(string text) => Assert.IsNull(LogLine.Parse(text));
}
