using System.Globalization;
using NanoDps.Audit.Capture;
using NanoDps.Audit.Fingerprints;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

/// <summary>Wireshark's decoder on the same captures: every field must be the same.</summary>
[TestClass]
public sealed class TsharkTests
{
    private static readonly string[] Fields =
    [
        "ip.src", "ipv6.src", "tcp.srcport", "tls.record.version", "tls.handshake.version",
        "tls.handshake.ciphersuite", "tls.handshake.extension.type",
        "tls.handshake.extensions_supported_group", "tls.handshake.sig_hash_alg",
        "tls.handshake.extensions_server_name", "tls.handshake.extensions_alpn_str",
        "tls.handshake.extensions.supported_version", "tls.handshake.extensions_ec_point_format",
        "tls.handshake.comp_method", "tls.handshake.session_id_length", "tls.handshake.ja3_full",
        "tls.handshake.ja3",
    ];

    public static IEnumerable<object[]> Captures =>
        Vectors.Names.Where(name => name.Contains(".pcap", StringComparison.Ordinal))
            .Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Captures))]
    public async Task TsharkDecodesACommittedCaptureInTheSameWay(string name)
    {
        Tool.Needs("tshark");
        await CompareAsync(Vectors.PathOf(name), InputReader.Read(Vectors.Load(name)));
    }

    [TestMethod]
    [DataRow(1u)]
    [DataRow(101u)]
    [DataRow(113u)]
    public async Task TsharkPutsSegmentsAndRecordsTogetherInTheSameWay(uint linkType)
    {
        Tool.Needs("tshark");
        // Records of 50 bytes in segments of 33, every second one late by one.
        var stream = Vectors.Records(Vectors.Node, 50);
        var packets = stream.Chunk(33)
            .Select((part, index) => Wire.IPv4(
                Wire.Device, Wire.Dps, Wire.Tcp(Wire.Device, Wire.Dps, (uint)(100 + index * 33), part)))
            .ToArray();
        for (var i = 1; i + 1 < packets.Length; i += 2)
        {
            (packets[i], packets[i + 1]) = (packets[i + 1], packets[i]);
        }

        byte[] syn = Wire.IPv4(Wire.Device, Wire.Dps, Wire.Tcp(Wire.Device, Wire.Dps, 99, [], Wire.Syn));
        var capture = Wire.Pcap(
            ((byte[][])[syn, .. packets]).Select(packet => linkType switch
            {
                1 => Wire.Ethernet(packet),
                113 => [0, 4, 3, 4, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, .. packet],
                _ => packet,
            }),
            linkType);
        using var file = new TemporaryFile(capture);
        await CompareAsync(file.Path, InputReader.Read(capture));
    }

    private static async Task CompareAsync(string path, HelloInput input)
    {
        string[] arguments =
        [
            "-r", path, "-d", "tcp.port==28999,tls", "-d", "tcp.port==8883,tls",
            "-o", "tcp.reassemble_out_of_order:TRUE", "-Y", "tls.handshake.type==1",
            "-T", "fields", "-E", "separator=/t", "-E", "occurrence=a", "-E", "aggregator=,",
            .. Fields.SelectMany(field => new[] { "-e", field }),
        ];
        var tshark = await Tool.RunAsync("tshark", arguments);
        Assert.AreEqual(0, tshark.ExitCode, tshark.Errors);
        var theirs = tshark.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(input.Hellos.Count, theirs, tshark.Output);
        for (var i = 0; i < theirs.Length; i++)
        {
            Compare(theirs[i].Split('\t'), input.Hellos[i]);
        }
    }

    private static void Compare(string[] theirs, FoundHello found)
    {
        var hello = found.Hello!;
        var address = theirs[0].Length > 0 ? theirs[0] : $"[{theirs[1]}]";
        Assert.AreEqual($"{address}:{theirs[2]}", found.Client);
        Assert.AreEqual(hello.RecordVersion, Numbers(theirs[3])[0], "record version");
        Assert.AreEqual(hello.LegacyVersion, Numbers(theirs[4])[0], "handshake version");
        Same(hello.CipherSuites, theirs[5], "suites");
        Same(hello.Extensions.Select(one => one.Type), theirs[6], "extensions");
        Same(hello.Groups, theirs[7], "groups");
        Same(hello.SignatureAlgorithms, theirs[8], "signature algorithms");
        Assert.AreEqual(hello.ServerName ?? "", theirs[9], "server name");
        Assert.AreEqual(string.Join(',', hello.ApplicationProtocols), theirs[10], "protocols");
        Same(hello.SupportedVersions, theirs[11], "supported versions");
        Same(hello.PointFormats.Select(one => (ushort)one), theirs[12], "point formats");
        Same(hello.CompressionMethods.Select(one => (ushort)one), theirs[13], "compression");
        Assert.AreEqual(hello.SessionId.Length, Numbers(theirs[14])[0], "session id");
        Assert.AreEqual(Ja3.Of(hello).Text, theirs[15], "JA3 text");
        Assert.AreEqual(Ja3.Of(hello).Hash, theirs[16], "JA3");
    }

    private static void Same(IEnumerable<ushort> ours, string theirs, string what) =>
        CollectionAssert.AreEqual(ours.Select(one => (int)one).ToArray(), Numbers(theirs), what);

    private static int[] Numbers(string list) =>
    [
        .. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one =>
            one.StartsWith("0x", StringComparison.Ordinal)
                ? int.Parse(one[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                : int.Parse(one, CultureInfo.InvariantCulture)),
    ];
}
