using System.Text;

namespace NanoDps.Audit.Tests.Support;

/// <summary>What is damaged, and how.</summary>
internal static class FuzzCorpus
{
    /// <summary>Captures, streams and text of every kind that is read.</summary>
    public static IReadOnlyList<byte[]> All()
    {
        var hello = Vectors.FourSuites;
        byte[][] segments = [.. hello.Chunk(40).Select((part, index) => Wire.Frame((uint)(100 + index * 40), part))];
        var ip6 = Wire.IPv6(
            Wire.Device6, Wire.Dps6,
            [60, 0, 1, 4, 0, 0, 0, 0, 6, 0, 1, 4, 0, 0, 0, 0, .. Wire.Tcp(Wire.Device6, Wire.Dps6, 1, hello)], next: 0);
        return
        [
            .. Vectors.Names.Select(Vectors.Load),
            hello,
            hello[5..],
            Vectors.Node,
            Vectors.Records(Vectors.Node, 7),
            Encoding.ASCII.GetBytes(Convert.ToHexString(hello)),
            Encoding.ASCII.GetBytes(string.Join(", ", hello.Select(one => $"0x{one:x2}"))),
            Wire.Pcap([Wire.Frame(99, [], Wire.Syn), .. segments]),
            Wire.Pcap([Wire.Frame(99, [], Wire.Syn), .. segments.Reverse(), .. segments], isBig: true),
            Wire.Pcap([Wire.Ethernet([0, 7, 0x86, 0xDD, .. ip6], 0x8100)]),
            Wire.Pcap([ip6], linkType: 101),
            Wire.Pcap([[0, 0, 0, 30, .. ip6]], linkType: 0),
            Wire.Pcap([[0x86, 0xDD, .. new byte[18], .. ip6]], linkType: 276),
            [
                .. Pcapng.Section(false), .. Pcapng.Interface(1, false), .. Pcapng.Enhanced(0, segments[0], false),
                .. Pcapng.Old(0, segments[1], false), .. Pcapng.Section(true), .. Pcapng.Interface(1, true),
                .. Pcapng.Simple(Wire.Frame(1, hello), true),
            ],
        ];
    }

    /// <summary>A copy with some damage: bytes, lengths, cuts, repetitions, pieces of others.</summary>
    public static byte[] Damage(byte[] source, IReadOnlyList<byte[]> corpus, Random random)
    {
        var bytes = source.ToList();
        for (var change = random.Next(0, 6); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(8))
            {
                case 0 or 1 or 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 4 when at < bytes.Count:
                    // The edges of lengths.
                    bytes[at] = (byte)(random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => 0x80 });
                    break;
                case 5:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 6:
                    var other = corpus[random.Next(corpus.Count)];
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 200), other.Length - from)).ToArray());
                    break;
                case 7:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
