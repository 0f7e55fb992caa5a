using System.Net;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Faults;

/// <summary>
/// The faults of one server: it asks at each point, and the log tells what is put there.
/// </summary>
internal sealed class ServerFaults
{
    private readonly FaultRun _run;
    private readonly string _server;
    private readonly ServerLog? _log;

    private ServerFaults(FaultRun run, string server, ServerLog? log)
    {
        _run = run;
        _server = server;
        _log = log;
    }

    /// <summary>A server without faults.</summary>
    public static ServerFaults None => new(new FaultRun(FaultScript.Empty), "", null);

    public FaultPoint Accept { get; private init; } = FaultPoint.Accept;

    public FaultPoint Handshake { get; private init; } = FaultPoint.Handshake;

    public FaultPoint Connect { get; private init; } = FaultPoint.Connect;

    public FaultPoint Subscribe { get; private init; } = FaultPoint.Subscribe;

    /// <summary>The point of a PUBLISH; null at DPS, where it is a register or a poll.</summary>
    public FaultPoint? Publish { get; private init; }

    /// <summary>Removes a device from the server; only a hub has any.</summary>
    public Action<string> Remove { get; private init; } = _ => { };

    /// <summary>Moves the server to another address; set by the server itself.</summary>
    public Func<Task> Move { get; set; } = () => Task.CompletedTask;

    /// <summary>The profiles that it may be asked to show.</summary>
    public IEnumerable<EndpointProfile> Profiles => _run.Script.Rules
        .Where(rule => rule.Point == Handshake
            && rule.Action.Kind == FaultActionKind.Profile)
        .Select(rule => rule.Action.Profile);

    public static ServerFaults OfDps(FaultRun run, ServerLog log) => new(run, "dps", log);

    public static ServerFaults OfHub(
        FaultRun run, string name, Action<string> remove, ServerLog log) =>
        new(run, name, log)
        {
            Remove = remove,
            Accept = FaultPoint.HubAccept,
            Handshake = FaultPoint.HubHandshake,
            Connect = FaultPoint.HubConnect,
            Subscribe = FaultPoint.HubSubscribe,
            Publish = FaultPoint.Publish,
        };

    /// <summary>The same server's other port, for HTTPS and WebSockets.</summary>
    public ServerFaults OfWeb() => new(_run, _server, _log)
    {
        Remove = Remove,
        Move = () => Move(),
        Accept = Accept == FaultPoint.Accept ? FaultPoint.WebAccept : FaultPoint.HubWebAccept,
        Handshake = Handshake == FaultPoint.Handshake
            ? FaultPoint.WebHandshake : FaultPoint.HubWebHandshake,
        Connect = Connect,
        Subscribe = Subscribe,
        Publish = Publish,
    };

    /// <summary>What is done at a point; null for nothing, as mostly.</summary>
    /// <param name="point">The point.</param>
    /// <param name="peer">The client's address.</param>
    /// <param name="device">The device; null when it has not named itself yet.</param>
    /// <param name="where">The transport of a request to DPS; null for what is no request.</param>
    public FaultAction? Next(
        FaultPoint point, EndPoint? peer, string? device, string? where = null)
    {
        if (_run.Next(point, where ?? _server, device) is not { } hit)
        {
            return null;
        }

        _log?.Write(
            EventKind.Injected, peer, device, $"{hit.Rule.Place}, {hit.Number}: {hit.Rule.Text}");
        if (hit.Rule.Action.Kind == FaultActionKind.Failover)
        {
            _ = MoveAsync();
        }

        return hit.Rule.Action;
    }

    /// <summary>
    /// The move cuts all connections and waits until they have ended, the one that asks included.
    /// </summary>
    private async Task MoveAsync()
    {
        await Task.Yield();
        try
        {
            await Move().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            _log?.Write(EventKind.Fault, null, null, "the failover failed: " + exception.Message);
        }
    }
}
