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

        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        if (answer.RetryAfter is { } retryAfter)
        {
            response.Headers[answer.RetryAfterName ?? "Retry-After"] = retryAfter;
        }

        AddFromBody(response, answer, request);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = answer.AnnouncedLength ?? answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        if (answer.CutAfter is { } span)
        {
            await response.CompleteAsync().ConfigureAwait(false);
            await Task.Delay(span, context.RequestAborted).ConfigureAwait(false);
            context.Abort();
        }
    }

    /// <summary>x-ms-error-code and Location repeat what the body says.</summary>
    private void AddFromBody(HttpResponse response, DpsAnswer answer, DpsRequest? request)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            if (answer.Status >= 400
                && body.RootElement.TryGetProperty("errorCode", out var code))
            {
                response.Headers["x-ms-error-code"] = code.ToString();
            }

            if (request is { Kind: DpsRequestKind.Register }
                && body.RootElement.TryGetProperty("operationId", out var operation))
            {
                var registration = request.Topic.Split(' ', '?')[1].Replace(
                    "/register", "", StringComparison.Ordinal);
                response.Headers.Location = $"https://{hostName}{registration}/operations/"
                    + $"{operation}?api-version={request.ApiVersion}";
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A fault script may ask for a body that is no object, or no JSON at all.
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
