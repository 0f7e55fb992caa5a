using System.Globalization;
using System.Text;

namespace NanoDps.Faults;

/// <summary>
/// The end of a line on the diagnostics line: " *" and four hexadecimal digits of CRC-16 (CCITT,
/// 0x1021, from 0xFFFF, not reflected) over the UTF-8 bytes before it.
/// </summary>
// 12345 I 402 dps     connected ms=2210 *1F3A
public static class LineChecksum
{
    /// <summary>The checksum of no bytes.</summary>
    public const ushort OfNothing = 0xFFFF;

    /// <summary>How long it is, with the blank before it.</summary>
    public const int Length = 6;

    /// <summary>CRC-16/CCITT-FALSE.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes) => Add(OfNothing, bytes);

    /// <summary>The checksum of what it was of, and of more bytes.</summary>
    public static ushort Add(ushort checksum, ReadOnlySpan<byte> bytes)
    {
        var crc = checksum;
        foreach (var next in bytes)
        {
            crc ^= (ushort)(next << 8);
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (ushort)((crc << 1) ^ 0x1021) : (ushort)(crc << 1);
            }
        }

        return crc;
    }

    /// <summary>The line with its checksum.</summary>
    public static string Append(string line) =>
        line + " *" + Of(Encoding.UTF8.GetBytes(line)).ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>Takes the checksum off a line.</summary>
    /// <param name="line">The line, without its line end.</param>
    /// <param name="text">The line without its checksum.</param>
    public static ChecksumState Take(string line, out string text)
    {
        text = line;
        var at = line.Length - Length;
        if (at < 0 || line[at] != ' ' || line[at + 1] != '*'
            || !ushort.TryParse(
                line.AsSpan(at + 2),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var expected))
        {
            return ChecksumState.None;
        }

        text = line[..at];
        return Of(Encoding.UTF8.GetBytes(text)) == expected
            ? ChecksumState.Good : ChecksumState.Bad;
    }
}
