using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Dps;

/// <summary>Sends answers over HTTPS, or does what is to be done in their place.</summary>
internal sealed class HttpAnswers(string hostName, ServerLog log)
{
    public void Log(EndPoint peer, DpsRequest request, DpsAnswer answer)
    {
        var text = answer switch
        {
            { Fate: ConnectionFate.Cut } => "none: the connection is cut",
            { Fate: ConnectionFate.Closed } => "none: the connection is closed",
            { Fate: ConnectionFate.Stalled } => "none: the connection stalls",
            { IsSent: false } => "none",
            { RetryAfter: { } seconds } =>
                $"{answer.Status}, {answer.RetryAfterName ?? "Retry-After"} {seconds}",
            _ => $"{answer.Status}",
        };
        log.Write(
            EventKind.Answer, peer, request.RegistrationId, $"to request {request.Number}: {text}");
    }

    /// <param name="context">The request.</param>
    /// <param name="answer">The answer to it.</param>
    /// <param name="request">The request as DPS took it; null when it did not.</param>
    public async Task SendAsync(HttpContext context, DpsAnswer answer, DpsRequest? request)
    {
        if (answer.Fate != ConnectionFate.GoesOn || !answer.IsSent)
        {
            await EndAsync(context, answer.Fate).ConfigureAwait(false);
            return;
        }

        if (answer.Delay > TimeSpan.Zero)
        {
            await Task.Delay(answer.Delay, context.RequestAborted).ConfigureAwait(false);
        }

        KeyValuePair<string, string>[] headers = [.. Headers(answer, request)];
        if (RawHttpAnswer.IsNeeded(answer))
        {
            await RawHttpAnswer.SendAsync(
                context.Features.Get<FaultyStream>()!, answer, headers).ConfigureAwait(false);
            return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }

        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        if (answer.CutAfter is { } span)
        {
            await response.CompleteAsync().ConfigureAwait(false);
            await Task.Delay(span, context.RequestAborted).ConfigureAwait(false);
            context.Abort();
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Headers(
        DpsAnswer answer, DpsRequest? request)
    {
        var isPage = answer.Body.Span.StartsWith("<"u8);
        yield return new(
            "Content-Type", isPage ? "text/html" : "application/json; charset=utf-8");
        yield return new("x-ms-request-id", Guid.NewGuid().ToString());
        if (answer.RetryAfter is { } retryAfter)
        {
            yield return new(answer.RetryAfterName ?? "Retry-After", retryAfter);
        }

        if (answer.Status >= 400 && Member(answer, "errorCode") is { } code)
        {
            yield return new("x-ms-error-code", code);
        }

        if (request is { Kind: DpsRequestKind.Register }
            && Member(answer, "operationId") is { } operation)
        {
            var registration = request.Topic.Split(' ', '?')[1].Replace(
                "/register", "", StringComparison.Ordinal);
            yield return new(
                "Location",
                $"https://{hostName}{registration}/operations/"
                    + $"{operation}?api-version={request.ApiVersion}");
        }
    }

    /// <summary>A member of the body, which some headers repeat; null when it has none.</summary>
    private static string? Member(DpsAnswer answer, string name)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return body.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A fault script may ask for a body that is no object, or no JSON at all.
            return null;
        }
    }

    /// <summary>
    /// No answer: the connection ends, or stays open until the client has had enough.
    /// </summary>
    private static async Task EndAsync(HttpContext context, ConnectionFate fate)
    {
        var connection = context.Features.Get<FaultyStream>();
        switch (fate)
        {
            case ConnectionFate.Cut:
                context.Abort();
                return;
            case ConnectionFate.Closed:
                connection?.End();
                return;
            default:
                connection?.Stall();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
        }
    }
}
