using System.Text.Json;
using NanoDps.Audit.Capture;
using NanoDps.Audit.Profiles;
using NanoDps.Audit.Reports;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class ReportTests
{
    [TestMethod]
    [DataRow("mbedtls-2.28.3.pcap", BuiltInProfiles.NanoDps, Verdict.Accepted,
        "accepted by profile nanodps; a DPS with minTlsVersion 1.2 accepts it, IoT Hub accepts it")]
    [DataRow("node-20.20.2.pcapng", BuiltInProfiles.NanoDps, Verdict.Refused,
        "refused by profile nanodps; a DPS with minTlsVersion 1.2 accepts it, IoT Hub accepts it")]
    [DataRow("openssl-3.0.22-tls-1.1.bin", BuiltInProfiles.Dps, Verdict.Refused,
        "refused by profile dps; a DPS with minTlsVersion 1.2 refuses it, IoT Hub refuses it")]
    [DataRow("openssl-3.0.22-refused.pcap", BuiltInProfiles.DpsBeforeEnforcement, Verdict.Refused,
        "refused by profile dps-before-enforcement (1 accepted, 2 refused, 0 unreadable); "
        + "a DPS with minTlsVersion 1.2 does not accept them all, IoT Hub does not accept them all")]
    public void TheVerdictIsOneSentence(string file, string profile, Verdict verdict, string sentence)
    {
        var report = AuditReport.Of(InputReader.Read(Vectors.Load(file)), BuiltInProfiles.Get(profile));

        Assert.AreEqual(verdict, report.Verdict);
        Assert.AreEqual(sentence, report.Sentence);
    }

    [TestMethod]
    public void AnUnreadableHelloIsNoAcceptance()
    {
        var cut = AuditReport.Of(
            InputReader.Read(Wire.Pcap([Wire.Frame(1, Vectors.Node[..50])])), BuiltInProfiles.Get("dps"));
        Assert.AreEqual(Verdict.Unreadable, cut.Verdict);
        Assert.AreEqual("unreadable: expected a whole ClientHello, got its first 50 bytes and no more", cut.Sentence);

        var mixed = AuditReport.Of(
            InputReader.Read(Wire.Pcap(
            [
                Wire.Frame(1, Vectors.Node[..50]),
                Wire.Frame(1, Vectors.Node, from: new System.Net.IPEndPoint(Wire.Device.Address, 1)),
            ])),
            BuiltInProfiles.Get("dps"));
        Assert.AreEqual(Verdict.Unreadable, mixed.Verdict);
        Assert.AreEqual(
            "unreadable by profile dps (1 accepted, 0 refused, 1 unreadable); "
            + "a DPS with minTlsVersion 1.2 does not accept them all, IoT Hub does not accept them all",
            mixed.Sentence);
    }

    [TestMethod]
    public void TheJsonHasEveryFieldOfTheHello()
    {
        var report = AuditReport.Of(
            InputReader.Read(Vectors.Load("openssl-3.0.22-four-suites.pcap")), BuiltInProfiles.Get("dps"));
        using var json = JsonDocument.Parse(AuditJson.Write(report));
        var root = json.RootElement;

        Assert.AreEqual("accepted", root.GetProperty("verdict").GetString());
        Assert.AreEqual("pcap capture", root.GetProperty("input").GetString());
        var one = root.GetProperty("hellos")[0];
        Assert.AreEqual("127.0.0.1:28999", one.GetProperty("server").GetString());
        Assert.IsTrue(one.GetProperty("wouldAccept").GetProperty("dps").GetBoolean());
        Assert.IsTrue(one.GetProperty("wouldAccept").GetProperty("iot-hub").GetBoolean());
        Assert.AreEqual(JsonValueKind.Null, one.GetProperty("error").ValueKind);
        var hello = one.GetProperty("hello");
        Assert.AreEqual("0x0301", hello.GetProperty("recordVersion").GetProperty("id").GetString());
        Assert.AreEqual("TLS 1.2", hello.GetProperty("handshakeVersion").GetProperty("name").GetString());
        Assert.AreEqual("global.azure-devices-provisioning.net", hello.GetProperty("serverName").GetString());
        CollectionAssert.AreEqual(
            new[] { "0xC02F", "0xC030", "0xC027", "0xC028", "0x00FF" }, Ids(hello, "cipherSuites"));
        CollectionAssert.AreEqual(
            new[] { "0x0000", "0x000B", "0x000A", "0x0023", "0x0016", "0x0017", "0x000D" }, Ids(hello, "extensions"));
        Assert.AreEqual("session_ticket", hello.GetProperty("extensions")[3].GetProperty("name").GetString());
        Assert.AreEqual("t12d050700_f7a44a673035_e7e480e5a997", hello.GetProperty("ja4").GetString());
        var finding = one.GetProperty("findings")[0];
        Assert.AreEqual("tls-1.2-offered", finding.GetProperty("id").GetString());
        Assert.AreEqual("pass", finding.GetProperty("level").GetString());
    }

    [TestMethod]
    public void AnUnreadableHelloHasItsErrorInJson()
    {
        var report = AuditReport.Of(
            InputReader.Read(Wire.Pcap([Wire.Frame(1, Vectors.Node[..50])])), BuiltInProfiles.Get("dps"));
        using var json = JsonDocument.Parse(AuditJson.Write(report));
        var one = json.RootElement.GetProperty("hellos")[0];

        Assert.AreEqual("unreadable", one.GetProperty("verdict").GetString());
        Assert.AreEqual(
            "expected a whole ClientHello, got its first 50 bytes and no more", one.GetProperty("error").GetString());
        Assert.IsFalse(one.TryGetProperty("hello", out _));
    }

    private static string[] Ids(JsonElement hello, string list) =>
        [.. hello.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}
