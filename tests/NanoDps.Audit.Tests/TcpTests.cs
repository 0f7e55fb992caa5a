using System.Net;
using System.Text;
using NanoDps.Audit.Capture;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class TcpTests
{
    private const uint First = 0xFFFFFFF0; // so that the numbers wrap inside the hello

    private static readonly byte[] Hello = Vectors.Node;

    [TestMethod]
    public void AHelloInSegmentsOfAnySizeIsTheSameHello()
    {
        for (var size = 1; size <= Hello.Length; size++)
        {
            IsFound([Wire.Frame(First - 1, [], Wire.Syn), .. Segments(Hello, size)], $"by {size}");
        }
    }

    [TestMethod]
    public void AHelloInManyRecordsAndSegmentsIsTheSameHello()
    {
        foreach (var (record, segment) in new[] { (1, 5), (7, 3), (100, 64), (3, 1000) })
        {
            IsFound(Segments(Vectors.Records(Hello, record), segment), $"records of {record} in segments of {segment}");
        }
    }

    [TestMethod]
    public void SegmentsInAnyOrderAreTheSameHello()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var frames = Segments(Hello, random.Next(20, 200));
            random.Shuffle(frames);
            IsFound(frames, $"round {round}");

            // The SYN may come late, too.
            byte[][] withSyn = [.. frames, Wire.Frame(First - 1, [], Wire.Syn)];
            random.Shuffle(withSyn);
            IsFound(withSyn, $"round {round} with SYN");
        }
    }

    [TestMethod]
    public void RetransmissionsThatOverlapAreTheSameHello()
    {
        var random = new Random(8);
        for (var round = 0; round < 200; round++)
        {
            var frames = Segments(Hello, 50).ToList();
            for (var more = 0; more < 20; more++)
            {
                var at = random.Next(Hello.Length - 1);
                var part = Hello[at..random.Next(at + 1, Hello.Length)];
                frames.Insert(random.Next(frames.Count), Wire.Frame(First + (uint)at, part));
            }

            IsFound([.. frames], $"round {round}");
        }
    }

    [TestMethod]
    public void SeveralConnectionsAreEachAHello()
    {
        var others = Enumerable.Range(1, 20)
            .Select(i => new IPEndPoint(Wire.Device.Address, Wire.Device.Port + i)).ToArray();
        // Interleaved: the first segment of all, then the second of all.
        var input = InputReader.Read(Wire.Pcap(
        [
            .. others.Select(one => Wire.Frame(5, Vectors.FourSuites[..40], from: one)),
            .. others.Select(one => Wire.Frame(45, Vectors.FourSuites[40..], from: one)),
        ]));

        CollectionAssert.AreEqual(
            others.Select(one => one.ToString()).ToArray(),
            input.Hellos.Select(one => one.Client).ToArray());
        Assert.IsTrue(input.Hellos.All(one => one.Hello!.CipherSuites.Length == 5));
    }

    [TestMethod]
    public void APortThatIsUsedAgainIsAnotherConnection()
    {
        var input = InputReader.Read(Wire.Pcap(
        [
            Wire.Frame(99, [], Wire.Syn),
            Wire.Frame(100, Hello),
            Wire.Frame(99, [], Wire.Syn), // sent again, not anew
            Wire.Frame(500_000_099, [], Wire.Syn),
            Wire.Frame(500_000_100, Vectors.FourSuites),
        ]));

        Assert.HasCount(2, input.Hellos);
        CollectionAssert.AreEqual(Vectors.FourSuites[5..], input.Hellos[1].Hello!.Message.ToArray());
    }

    [TestMethod]
    public void DataInTheSynIsPartOfTheHello() => IsFound(
        [Wire.Frame(First - 1, Hello[..100], Wire.Syn), Wire.Frame(unchecked(First + 100), Hello[100..])], "fast open");

    [TestMethod]
    public void AHelloBehindAProxysRequestIsFound()
    {
        byte[] request = Encoding.ASCII.GetBytes("CONNECT dps:8883 HTTP/1.1\r\nHost: dps:8883\r\n\r\n");

        IsFound(Segments([.. request, .. Hello], 40), "proxy");
    }

    [TestMethod]
    public void TheServersHalfIsNotTakenForAHello()
    {
        byte[] answer = [22, 3, 3, 0, 6, 2, 0, 0, 2, 3, 3, 21, 3, 3, 0, 2, 2, 40];
        var server = Wire.Ethernet(Wire.IPv4(
            Wire.Dps, Wire.Device, Wire.Tcp(Wire.Dps, Wire.Device, 1, answer)));

        IsFound([.. Segments(Hello, 300), server], "both halves");
        Refusal.Of(
            "expected a ClientHello in the capture, got 1 packets, 1 TCP streams",
            () => InputReader.Read(Wire.Pcap([server])));
    }

    [TestMethod]
    public void AMissingSegmentIsSaid()
    {
        var frames = Segments(Hello, 100);
        var found = InputReader.Read(Wire.Pcap([frames[0], .. frames[2..]])).Hellos.Single();

        Assert.IsNull(found.Hello);
        Assert.AreEqual(
            "expected a whole ClientHello, got its first 100 bytes and no more; packets behind them are missing from the capture",
            found.Error);
    }

    [TestMethod]
    public void AHelloOfSsl2IsNamed()
    {
        var found = InputReader.Read(Wire.Pcap([Wire.Frame(1, [0x80, 0x2E, 1, 3, 1, 0, 21, 0, 0, 0, 16])])).Hellos.Single();

        Assert.AreEqual("expected a ClientHello of TLS, got one in the format of SSL 2.0", found.Error);
    }

    [TestMethod]
    public void AMalformedHelloIsSaidBesideGoodOnes()
    {
        var bad = Hello.ToArray();
        bad[9] = 9; // client_version 9.3
        var input = InputReader.Read(Wire.Pcap(
        [
            Wire.Frame(1, bad),
            Wire.Frame(1, Hello, from: new IPEndPoint(Wire.Device.Address, 40001)),
        ]));

        Assert.AreEqual(
            "malformed ClientHello (IllegalValue at byte 6): expected client_version 3.x, got 0x0903",
            input.Hellos[0].Error);
        Assert.IsNotNull(input.Hellos[1].Hello);
    }

    private static byte[][] Segments(byte[] stream, int size) =>
        [.. stream.Chunk(size).Select((part, index) => Wire.Frame(First + (uint)(index * size), part))];

    private static void IsFound(byte[][] frames, string how)
    {
        var found = InputReader.Read(Wire.Pcap(frames)).Hellos.Single();
        Assert.IsNull(found.Error, how);
        CollectionAssert.AreEqual(Hello[5..], found.Hello!.Message.ToArray(), how);
    }
}
