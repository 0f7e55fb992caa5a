using System.Text;

namespace NanoDps.Audit.Capture;

/// <summary>The beginning of unknown bytes, for an error.</summary>
internal static class ByteText
{
    private const int Shown = 16;

    public static string Describe(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "nothing";
        }

        bytes = bytes.TrimEnd("\r\n"u8);
        var start = bytes[..Math.Min(Shown, bytes.Length)];
        var more = bytes.Length > Shown ? "…" : "";
        return start.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E)
            ? $"bytes {Spaced(start)}{more}"
            : $"text \"{Encoding.ASCII.GetString(start)}{more}\"";
    }

    private static string Spaced(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var one in bytes)
        {
            text.Append(text.Length > 0 ? " " : "").Append(one.ToString("x2", null));
        }

        return text.ToString();
    }
}
