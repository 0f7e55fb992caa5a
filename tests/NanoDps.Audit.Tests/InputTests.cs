using System.Text;
using NanoDps.Audit.Capture;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class InputTests
{
    private const string Accepted = "expected a pcap or pcapng capture, a TLS record (16 03 …) or hex text, got ";

    private static readonly byte[] Hello = Vectors.FourSuites;
    private static readonly string Hex = Convert.ToHexStringLower(Hello);

    [TestMethod]
    public void RecordsAreRead() => IsHello(InputReader.Read(Hello), InputKind.Records, isHex: false);

    [TestMethod]
    public void RecordsWithTheRestOfTheClientsStreamAreRead() => IsHello(
        InputReader.Read((byte[])[.. Hello, 22, 3, 3, 0, 1, 16, 20, 3, 3, 0, 1, 1]), InputKind.Records, isHex: false);

    [TestMethod]
    public void AHandshakeMessageWithoutARecordIsRead() =>
        IsHello(InputReader.Read(Hello.AsMemory(5)), InputKind.Message, isHex: false);

    [TestMethod]
    public void HexIsReadHoweverItIsWritten()
    {
        var pairs = Hello.Select(one => one.ToString("x2", null)).ToArray();
        foreach (var text in new[]
        {
            Hex,
            Hex.ToUpperInvariant(),
            string.Join(' ', pairs),
            string.Join(':', pairs),
            string.Join(", ", pairs.Select(one => "0x" + one)),
            "{ " + string.Join(",", pairs.Select(one => "0X" + one)) + " };",
            "\"" + string.Concat(pairs.Select(one => "\\x" + one)) + "\"",
            "# a comment, and then lines\n" + string.Join('\n', Hex.Chunk(64).Select(line => new string(line))),
            string.Join("\r\n", Hex.Chunk(32).Select(line => "\t" + new string(line) + "  ")),
        })
        {
            IsHello(InputReader.Read(Encoding.ASCII.GetBytes(text)), InputKind.Records, isHex: true, text);
            IsHello(InputReader.Read((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]), InputKind.Records, isHex: true, text);
            IsHello(InputReader.Read((byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]), InputKind.Records, isHex: true, text);
        }
    }

    [TestMethod]
    public void DumpsAreReadWithTheirOffsetsAndCharacters()
    {
        // A hello whose characters look like hex, at every length of the last line.
        for (var extra = 0; extra < 40; extra++)
        {
            var bytes = WithName("abcdefabcdef0123456789.de" + new string('a', extra));
            foreach (var dump in new[]
            {
                Dump(bytes, (at, hex, text) => $"{at:x8}: {Grouped(hex),-39}  {text}"), // xxd
                Dump(bytes, (at, hex, text) => $"{at:x8}  {Halves(hex),-48}  |{text}|") + $"{bytes.Length:x8}\n", // hexdump -C
                Dump(bytes, (at, hex, text) => $"{at:x4}   {string.Join(' ', hex),-47}   {text}"), // Wireshark
                Dump(bytes, (at, hex, _) => $"{at:x6} {string.Join(' ', hex)}") + $"{bytes.Length:x6}\n", // od -A x -t x1
            })
            {
                var read = InputReader.Read(Encoding.ASCII.GetBytes(dump));
                CollectionAssert.AreEqual(bytes[5..], read.Hellos.Single().Hello!.Message.ToArray(), dump);
            }
        }
    }

    [TestMethod]
    public void HexOfACaptureIsACapture()
    {
        var read = InputReader.Read(Encoding.ASCII.GetBytes(
            Convert.ToHexString(Wire.Pcap([Wire.Frame(1, Hello)]))));

        IsHello(read, InputKind.Pcap, isHex: true);
    }

    [TestMethod]
    [DataRow("GET / HTTP/1.1\r\n", "text \"GET / HTTP/1.1\"")]
    [DataRow("this is no hex at all", "text \"this is no hex a…\"")]
    [DataRow("deadbeef", "bytes de ad be ef")]
    [DataRow("# only a comment\n", "text \"# only a comment\"")]
    [DataRow("160", "text \"160\"")]
    [DataRow("\u007fELF\u0002\u0001", "bytes 7f 45 4c 46 02 01")]
    public void AnythingElseIsSaid(string text, string got) =>
        Refusal.Of(Accepted + got, () => InputReader.Read(Encoding.Latin1.GetBytes(text)));

    [TestMethod]
    public void NothingIsSaid() => Assert.AreEqual(
        "was the capture stopped before the device connected?",
        Refusal.Of(Accepted + "nothing", () => InputReader.Read(default)));

    [TestMethod]
    public void AGzipFileIsNamed() => Assert.AreEqual(
        "unpack it first: gunzip -c FILE",
        Refusal.Of(Accepted + "a gzip file", () => InputReader.Read((byte[])[0x1F, 0x8B, 8, 0])));

    [TestMethod]
    [DataRow("170303", "expected a TLS handshake record (0x16) first, got one of type 0x17")]
    [DataRow("16FE", "expected TLS record version 3.x, got 254.x")]
    [DataRow("16030100FF", "expected a whole ClientHello, got its first 5 bytes and no more")]
    [DataRow("1603030006020000020303", "malformed ClientHello (NotClientHello at byte 0): expected a ClientHello (1), got handshake message 2")]
    [DataRow("1603010000", "malformed ClientHello (BadRecordLength at byte 3): expected a record of 1 to 16384 bytes, got 0")]
    public void BytesThatAreNoHelloAreSaid(string hex, string message) =>
        Refusal.Of(message, () => InputReader.Read(Convert.FromHexString(hex)));

    [TestMethod]
    public void AMessageOfAnotherLengthThanItSaysIsSaid() => Refusal.Of(
        $"expected a ClientHello of {Hello.Length - 5} bytes, as it says itself, got {Hello.Length - 6}",
        () => InputReader.Read(Hello.AsMemory(5, Hello.Length - 6)));

    private static string Dump(byte[] bytes, Func<int, string[], string, string> line)
    {
        var dump = new StringBuilder();
        var at = 0;
        foreach (var part in bytes.Chunk(16))
        {
            var hex = part.Select(one => one.ToString("x2", null)).ToArray();
            var text = new string([.. part.Select(one => one is >= 0x20 and < 0x7F ? (char)one : '.')]);
            dump.Append(line(at, hex, text)).Append('\n');
            at += part.Length;
        }

        return dump.ToString();
    }

    private static string Grouped(string[] hex) =>
        string.Join(' ', hex.Chunk(2).Select(pair => string.Concat(pair)));

    private static string Halves(string[] hex) =>
        string.Join("  ", hex.Chunk(8).Select(half => string.Join(' ', half)));

    /// <summary>The hello with another server name.</summary>
    private static byte[] WithName(string name)
    {
        var hello = Vectors.Read(Hello);
        var old = Encoding.ASCII.GetBytes(hello.ServerName!);
        var at = Hello.AsSpan().IndexOf(old);
        var grown = name.Length - old.Length;
        byte[] bytes = [.. Hello[..at], .. Encoding.ASCII.GetBytes(name), .. Hello[(at + old.Length)..]];
        // Every length around it: name, list, extension, extensions, message, record.
        foreach (var place in new[] { at - 2, at - 5, at - 7, at - 11, 7, 3 })
        {
            var length = (bytes[place] << 8) + bytes[place + 1] + grown;
            (bytes[place], bytes[place + 1]) = ((byte)(length >> 8), (byte)length);
        }

        Assert.AreEqual(name, Vectors.Read(bytes).ServerName);
        return bytes;
    }

    private static void IsHello(HelloInput input, InputKind kind, bool isHex, string how = "")
    {
        Assert.AreEqual(kind, input.Kind, how);
        Assert.AreEqual(isHex, input.IsHexText, how);
        CollectionAssert.AreEqual(Hello[5..], input.Hellos.Single().Hello!.Message.ToArray(), how);
    }
}
