using System.Globalization;
using System.Net;

namespace NanoDps.Host.Http;

/// <summary>Reads a body that comes in chunks (RFC 9112, 7.1).</summary>
internal sealed class ChunkReader(HttpStream stream)
{
    private long _left = -1;

    public int Read(byte[] buffer, int offset, int count)
    {
        if (_left < 0)
        {
            _left = ReadSize();
        }

        if (_left == 0)
        {
            return 0;
        }

        var read = stream.ReadPlain(buffer, offset, (int)Math.Min(count, _left));
        _left -= read;
        if (_left == 0)
        {
            _left = -1;
        }

        return read;
    }

    // The line end of the chunk before, then hexadecimal digits, then what an extension says.
    private long ReadSize()
    {
        var line = "";
        while (true)
        {
            var c = (char)stream.Next();
            if (c == '\n' && line.Length > 0)
            {
                break;
            }

            if (c is not ('\r' or '\n'))
            {
                line += c;
            }
        }

        return int.TryParse(
            line.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size)
            ? size : throw new ProtocolViolationException("Incorrectly formated Chunk");
    }
}
