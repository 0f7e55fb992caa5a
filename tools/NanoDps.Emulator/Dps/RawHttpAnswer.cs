using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// An answer over HTTPS that a server in good order does not send: cut short, sent twice, or with a
/// header in another case. It is written past the HTTP server, and the connection ends with it.
/// </summary>
internal static class RawHttpAnswer
{
    /// <summary>Whether only this way leads to an answer.</summary>
    public static bool IsNeeded(DpsAnswer answer) =>
        answer.AnnouncedLength is not null
        || answer.Stop != AnswerStop.Nowhere
        || answer.Times > 1
        || answer.RetryAfterName is not (null or "Retry-After");

    /// <summary>Writes an answer, then ends the connection or leaves it stalled.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="headers">Its headers but for the length.</param>
    public static async Task SendAsync(
        FaultyStream connection, DpsAnswer answer,
        IEnumerable<KeyValuePair<string, string>> headers)
    {
        var bytes = Bytes(answer, headers);
        for (var time = 0; time < answer.Times; time++)
        {
            await connection.WriteAsync(bytes).ConfigureAwait(false);
        }

        await connection.FlushAsync().ConfigureAwait(false);
        if (answer.Stop == AnswerStop.Nowhere)
        {
            connection.End();
        }
        else
        {
            connection.Stall();
        }
    }

    private static byte[] Bytes(
        DpsAnswer answer, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var head = new StringBuilder();
        var length = answer.AnnouncedLength ?? answer.Body.Length;
        head.Append(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(
            CultureInfo.InvariantCulture, $"Content-Length: {length}\r\nConnection: close\r\n\r\n");
        var bytes = Encoding.UTF8.GetBytes(head.ToString());
        return answer.Stop switch
        {
            AnswerStop.Head => bytes[..(bytes.Length / 2)],
            AnswerStop.Body => [.. bytes, .. answer.Body.Span[..(answer.Body.Length / 2)]],
            _ => [.. bytes, .. answer.Body.Span],
        };
    }
}
