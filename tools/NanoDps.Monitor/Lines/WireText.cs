using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace NanoDps.Monitor.Lines;

/// <summary>
/// Text of the wire without loss: a checksum is over the bytes as they came, also over those that
/// nobody may see. A byte that is no UTF-8 is kept as a lone surrogate, U+DC00 and the byte.
/// </summary>
internal static partial class WireText
{
    private const int Bytes = 0xDC00;

    /// <summary>The text of bytes; every byte of it comes back by <see cref="Add"/>.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var count) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var next in bytes[..count])
                {
                    text.Append((char)(Bytes + next));
                }
            }

            bytes = bytes[count..];
        }

        return text.ToString();
    }

    /// <summary>
    /// Goes on with a checksum over the bytes of the character at a place. Gives the number of
    /// UTF-16 units that it has.
    /// </summary>
    public static int Add(string text, int at, ref ushort checksum)
    {
        Span<byte> bytes = stackalloc byte[4];
        var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var count);
        if (status != OperationStatus.Done && text[at] is > (char)Bytes and <= (char)(Bytes + 0xFF))
        {
            bytes[0] = (byte)(text[at] - Bytes);
            checksum = LineChecksum.Add(checksum, bytes[..1]);
            return 1;
        }

        checksum = LineChecksum.Add(checksum, bytes[..rune.EncodeToUtf8(bytes)]);
        return count;
    }

    /// <summary>
    /// What may be shown: without control characters, and without what ends a line or turns the
    /// direction of writing, with which a line shows another text than it has. Bytes that are no
    /// UTF-8 become U+FFFD.
    /// </summary>
    public static string Shown(string text) => NoByte().Replace(Harmful().Replace(text, ""), "\ufffd");

    // C0 without the tab, DEL and C1; ends of lines and paragraphs; Unicode's Bidi_Control (UAX 9).
    [GeneratedRegex("[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e"
        + "\u2066-\u2069\ufeff]")]
    private static partial Regex Harmful();

    [GeneratedRegex(
        @"(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])")]
    private static partial Regex NoByte();
}
