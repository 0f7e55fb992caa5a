using System.Net;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Dps;

/// <summary>The desk as devices see it: with the script's faults, over any transport.</summary>
internal sealed class FaultyDesk(
    EmulatorOptions options, RegistrationDesk desk, ServerFaults faults)
{
    /// <summary>The answer to a request, or what is done in its place.</summary>
    /// <param name="request">The request.</param>
    /// <param name="identity">Who asks.</param>
    /// <param name="lastRid">The rid of the device's request before; null for none.</param>
    /// <param name="peer">Where it comes from.</param>
    public DpsAnswer Answer(
        DpsRequest request, DpsIdentity identity, string? lastRid, EndPoint? peer)
    {
        var point = request.Kind == DpsRequestKind.Register ? FaultPoint.Register : FaultPoint.Poll;
        if (request.Kind == DpsRequestKind.Lookup
            || faults.Next(
                point, peer, request.RegistrationId, Words.Of(request.Transport)) is not { } fault)
        {
            return Own(null);
        }

        var hub = fault.Kind == FaultActionKind.Assign ? fault.Word : null;
        return FaultAnswers.Make(
            fault, request, lastRid, () => Own(hub), options.Clock.GetUtcNow());

        DpsAnswer Own(string? hub) =>
            options.Script?.Invoke(request) ?? desk.Answer(request, identity, hub);
    }
}
