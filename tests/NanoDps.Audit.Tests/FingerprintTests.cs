using System.Globalization;
using NanoDps.Audit.Fingerprints;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

/// <summary>Held to the examples that the inventors of JA3 and JA4 publish.</summary>
[TestClass]
public sealed class FingerprintTests
{
    [TestMethod]
    public void Ja3IsThatOfItsPublishedExamples()
    {
        // README of salesforce/ja3.
        var full = Make(
            0x0301, [47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4], [0, 10, 11], [],
            groups: [23, 24, 25], points: [0]);
        Assert.AreEqual("769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0", Ja3.Of(full).Text);
        Assert.AreEqual("ada70206e40642a3e4461f35503241d5", Ja3.Of(full).Hash);

        var bare = Make(0x0301, [4, 5, 10, 9, 100, 98, 3, 6, 19, 18, 99], [], []);
        Assert.AreEqual("769,4-5-10-9-100-98-3-6-19-18-99,,,", Ja3.Of(bare).Text);
        Assert.AreEqual("de350869b8c85de67a350c8d186f11e6", Ja3.Of(bare).Hash);
    }

    [TestMethod]
    public void Ja4IsThatOfItsPublishedExample()
    {
        // Technical details of JA4 (FoxIO-LLC/ja4): a browser with GREASE in every list.
        var hello = Make(
            0x0303,
            Hex("9a9a,1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035"),
            Hex("4a4a,001b,0000,0033,0010,4469,0017,002d,000d,0005,0023,0012,002b,ff01,000b,000a,0015"),
            Hex("0403,0804,0401,0503,0805,0501,0806,0601"),
            versions: [0x6A6A, 0x0304, 0x0303]) with { ApplicationProtocols = ["h2", "http/1.1"] };

        Assert.AreEqual("t13d1516h2_8daaf6152771_e5627efa2ab1", Ja4.Of(hello));
    }

    [TestMethod]
    public void Ja4OfAHelloWithoutAnythingHasZeros()
    {
        Assert.AreEqual("t12i000000_000000000000_000000000000", Ja4.Of(Make(0x0303, [], [], [])));
        Assert.AreEqual("s3", Ja4.Of(Make(0x0300, [], [], []))[1..3]);
        Assert.AreEqual("00", Ja4.Of(Make(0x03FF, [], [], []))[1..3]);
    }

    [TestMethod]
    [DataRow("mqtt", "mt")]
    [DataRow("h", "hh")]
    [DataRow("\u00ABx", "a8")]
    [DataRow("", "00")]
    public void Ja4HasTheEndsOfTheFirstProtocol(string protocol, string ends) => Assert.AreEqual(
        ends, Ja4.Of(Make(0x0303, [1], [], []) with { ApplicationProtocols = [protocol] })[8..10]);

    [TestMethod]
    public void BoardsOfOnePolicyShareAJa4WhateverTheSeriesOfMbedTls()
    {
        var two = Vectors.Hello("mbedtls-2.28.3.pcap");
        var three = Vectors.Hello("mbedtls-3.6.6.pcap");

        Assert.AreEqual("t12d050600_f7a44a673035_1cb153f4f0cd", Ja4.Of(two));
        Assert.AreEqual(Ja4.Of(two), Ja4.Of(three));
        Assert.AreEqual("92373a9a14115203ecff39d64aa71104", Ja3.Of(two).Hash);
        Assert.AreEqual("25fc776a7088f1ab0f8168d8cd4cc9d4", Ja3.Of(three).Hash);
    }

    private static ClientHello Make(
        ushort version, ushort[] suites, ushort[] extensions, ushort[] signatures,
        ushort[]? groups = null, byte[]? points = null, ushort[]? versions = null) => new()
        {
            RecordVersion = 0x0301,
            LegacyVersion = version,
            Random = [],
            SessionId = [],
            CipherSuites = [.. suites],
            CompressionMethods = [0],
            Extensions = [.. extensions.Select(type => new TlsExtension(type, []))],
            Groups = [.. groups ?? []],
            PointFormats = [.. points ?? []],
            SignatureAlgorithms = [.. signatures],
            SupportedVersions = [.. versions ?? []],
            Message = [],
            Records = 1,
            StreamBytes = 0,
        };

    private static ushort[] Hex(string list) =>
        [.. list.Split(',').Select(one => ushort.Parse(one, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
