namespace NanoDps.Audit.Probing;

/// <summary>
/// Reads a server's first flight (ServerHello to ServerHelloDone), which TLS up to 1.2 sends in the
/// clear. Stateless, like the reader of hellos: the caller comes back with more bytes.
/// </summary>
internal static class FlightReader
{
    /// <summary>More than any flight: chains of four certificates have about 8,000 bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private const byte AlertRecord = 21;
    private const byte HandshakeRecord = 22;

    /// <summary>The answer, or null while more bytes are needed.</summary>
    /// <param name="stream">All bytes so far.</param>
    /// <param name="isEnd">Whether there will be no more.</param>
    /// <param name="isEnough">Whether what has come says enough already; null: only all of it.</param>
    public static ProbeAnswer? Read(
        ReadOnlySpan<byte> stream, bool isEnd, Func<ProbeAnswer, bool>? isEnough = null)
    {
        try
        {
            return Records(stream, isEnd, isEnough ?? (_ => false));
        }
        catch (ProbeFormatException exception)
        {
            return new ProbeAnswer { Outcome = ProbeOutcome.Malformed, Fault = exception.Message };
        }
    }

    private static ProbeAnswer? Records(
        ReadOnlySpan<byte> stream, bool isEnd, Func<ProbeAnswer, bool> isEnough)
    {
        var messages = new List<byte>();
        var flight = new Flight();
        var position = 0;
        while (stream.Length - position >= 5)
        {
            var type = stream[position];
            if (type is not (AlertRecord or HandshakeRecord) || stream[position + 1] != 3)
            {
                return flight.Answer(isDone: true)
                    ?? throw new ProbeFormatException(
                        "expected a TLS record, got bytes "
                        + $"{stream[position]:x2} {stream[position + 1]:x2}");
            }

            var length = (stream[position + 3] << 8) + stream[position + 4];
            if (stream.Length - position - 5 < length)
            {
                break;
            }

            var body = stream.Slice(position + 5, length);
            position += 5 + length;
            if (type == AlertRecord)
            {
                // An alert behind a ServerHello does not undo what the server chose.
                return flight.Answer(isDone: true) ?? Alert(body);
            }

            messages.AddRange(body);
            flight = Flight.Read(messages.ToArray());
            if (flight.Answer(isDone: true) is { } answer
                && (flight.Answer(isDone: false) is not null || isEnough(answer)))
            {
                return answer;
            }
        }

        return isEnd
            ? flight.Answer(isDone: true) ?? new ProbeAnswer { Outcome = ProbeOutcome.Closed }
            : null;
    }

    private static ProbeAnswer Alert(ReadOnlySpan<byte> body) => body.Length >= 2
        ? new ProbeAnswer { Outcome = ProbeOutcome.Alert, Alert = body[1] }
        : throw new ProbeFormatException($"expected an alert of 2 bytes, got {body.Length}");
}
