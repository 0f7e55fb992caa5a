using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NanoDps.Host.Http;

/// <summary>
/// The lines before a body. What cannot be read is no error there: it leaves the rest as it was,
/// status 0 and no headers at worst, and the caller meets it as a null reference (C20).
/// </summary>
internal sealed class ResponseHead
{
    private const int LongestLine = 4000;

    public int Status { get; private set; }

    /// <summary>With the blank before it (C4); null when the status could not be read.</summary>
    public string? Description { get; private set; }

    public WebHeaderCollection? Headers { get; private set; }

    public long ContentLength { get; private set; }

    public bool IsChunked { get; private set; }

    /// <param name="stream">Where from; how long the body is goes there.</param>
    /// <param name="limit">How many characters all headers may have; -1: any number.</param>
    public static ResponseHead Read(HttpStream stream, int limit)
    {
        var head = new ResponseHead();
        var line = ReadLine(stream, LongestLine).Trim();
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2
            || !(words[0].ToLowerInvariant() is "http/1.1" or "http/1.0")
            || !int.TryParse(words[1], CultureInfo.InvariantCulture, out var status))
        {
            return head;
        }

        head.Status = status;
        head.Description = line[(line.IndexOf(words[1], words[0].Length, StringComparison.Ordinal)
            + words[1].Length)..];
        head.Headers = new WebHeaderCollection(belongsToRequest: true);
        head.ContentLength = -1;
        head.ReadHeaders(stream, limit);
        return head;
    }

    private void ReadHeaders(HttpStream stream, int limit)
    {
        var left = limit < 0 ? int.MaxValue : limit;
        while (ReadHeader(stream) is { Length: > 0 } line)
        {
            left -= line.Length;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (left < 0 || colon < 0)
            {
                return;
            }

            var value = line[(colon + 1)..].TrimStart();
            Headers!.AddUnchecked(line[..colon], value);
            switch (line[..colon].ToLowerInvariant())
            {
                case "content-length":
                    if (!int.TryParse(value, CultureInfo.InvariantCulture, out var length))
                    {
                        return;
                    }

                    ContentLength = length;
                    stream.BytesLeft = length;
                    break;

                case "transfer-encoding":
                    IsChunked |= value.Contains("chunked", StringComparison.OrdinalIgnoreCase);
                    break;
            }
        }
    }

    /// <summary>A header with the lines that continue it.</summary>
    private static string ReadHeader(HttpStream stream)
    {
        var header = ReadLine(stream, LongestLine);
        if (header.Length == 0)
        {
            return "";
        }

        for (var left = LongestLine - header.Length; left > 0;)
        {
            if (stream.Peek() is not ((byte)' ' or (byte)'\t'))
            {
                return header;
            }

            var more = ReadLine(stream, left);
            left -= more.Length;
            header += more;
        }

        throw new WebException("HTTP header too long", WebExceptionStatus.ServerProtocolViolation);
    }

    /// <summary>
    /// A line without its last two characters, whatever these are: one that ends with LF alone
    /// loses a character.
    /// </summary>
    private static string ReadLine(HttpStream stream, int longest)
    {
        var line = new List<byte>();
        while (line.Count < longest && stream.TryPeek(out _))
        {
            line.Add(stream.Next());
            if (line[^1] == '\n')
            {
                break;
            }

            if (line[^1] == '\r')
            {
                if (stream.TryPeek(out _))
                {
                    line.Add(stream.Next());
                }

                break;
            }
        }

        if (line.Count == 0)
        {
            throw new SocketException(SocketError.ConnectionAborted);
        }

        return line.Count == longest
            ? throw new WebException("Line too long", WebExceptionStatus.ServerProtocolViolation)
            : Encoding.UTF8.GetString([.. line.Take(Math.Max(0, line.Count - 2))]);
    }
}
