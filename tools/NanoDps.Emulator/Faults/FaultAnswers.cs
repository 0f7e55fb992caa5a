using System.Text;
using System.Text.Json.Nodes;
using NanoDps.Emulator.Dps;

namespace NanoDps.Emulator.Faults;

/// <summary>Makes the answer to a request that a fault asks for.</summary>
internal static class FaultAnswers
{
    private const string Html =
        "<html><head><title>Service Unavailable</title></head><body>Try later.</body></html>";

    /// <summary>The answer that is to be sent, or what is done in its place.</summary>
    /// <param name="action">What is asked for.</param>
    /// <param name="request">The request.</param>
    /// <param name="lastRid">The rid of the device's request before; null for none.</param>
    /// <param name="own">Makes the answer that the service gives by itself.</param>
    /// <param name="now">The time.</param>
    public static DpsAnswer Make(
        FaultAction action, DpsRequest request, string? lastRid, Func<DpsAnswer> own,
        DateTimeOffset now) => action.Kind switch
    {
        FaultActionKind.Silence => Lost(own),
        FaultActionKind.Drop => DpsAnswer.Drop,
        FaultActionKind.Close => DpsAnswer.Close,

        // A failover cuts the connection in a moment.
        FaultActionKind.Stall or FaultActionKind.Failover => DpsAnswer.Stall,
        FaultActionKind.State => Change(
            action,
            request,
            lastRid,
            DpsAnswer.Reply(
                200,
                DpsBodies.State(
                    request, action.Word, action.ErrorCode, action.Message, now))),
        FaultActionKind.Answer => Change(
            action, request, lastRid, action.Code == 0 ? own() : Error(action, now)),
        _ => own(),
    };

    /// <summary>The request is handled, and what is lost is the answer.</summary>
    private static DpsAnswer Lost(Func<DpsAnswer> own)
    {
        own();
        return DpsAnswer.Silence;
    }

    private static DpsAnswer Error(FaultAction action, DateTimeOffset now) => DpsAnswer.Reply(
        action.Code,
        DpsBodies.Error(
            action.ErrorCode ?? action.Code * 1000 + 1,
            action.Message ?? "Asked for by the fault script.",
            now));

    private static DpsAnswer Change(
        FaultAction action, DpsRequest request, string? lastRid, DpsAnswer answer)
    {
        if (action.ConnectionProfile is { } profile)
        {
            answer = answer.WithBody(DpsBodies.WithConnectionProfile(answer.Body.Span, profile));
        }

        answer = Body(action, answer);
        if (action.RetryAfter is { } retryAfter)
        {
            answer = answer with
            {
                RetryAfterName = retryAfter.Name,
                RetryAfter = retryAfter.Value,
            };
        }

        return answer with
        {
            Rid = action.Rid switch
            {
                FaultRid.Wrong => request.Rid + "0",
                FaultRid.Last => lastRid ?? "",
                _ => null,
            },
            HasRid = action.Rid != FaultRid.None,
            Delay = action.Delay,
            Times = action.Times,
            Stop = action.Stop,
            CutAfter = action.CutAfter,
        };
    }

    private static DpsAnswer Body(FaultAction action, DpsAnswer answer) => action.Body switch
    {
        FaultBody.None => answer.WithBody(ReadOnlyMemory<byte>.Empty),
        FaultBody.Html => answer.WithBody(Encoding.UTF8.GetBytes(Html)),
        FaultBody.Text => answer.WithBody(Encoding.UTF8.GetBytes(action.Text)),
        FaultBody.Huge => answer.WithBody(Huge(answer.Body.Span, action.Bytes)),
        FaultBody.Truncated => answer.WithBody(answer.Body[..(answer.Body.Length / 2)]) with
        {
            AnnouncedLength = answer.Body.Length,
        },
        _ => answer,
    };

    /// <summary>Large before what a device looks for, so that it has to read over it.</summary>
    private static byte[] Huge(ReadOnlySpan<byte> body, int bytes)
    {
        var members = JsonNode.Parse(body)!.AsObject();
        members.Insert(0, "filler", "");
        var missing = bytes - DpsBodies.Write(members).Length;
        members["filler"] = new string('x', Math.Max(0, missing));
        return Encoding.UTF8.GetBytes(DpsBodies.Write(members));
    }
}
