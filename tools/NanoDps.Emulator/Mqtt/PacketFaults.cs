using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Mqtt;

/// <summary>Does to a connection what is asked for at one of its packets.</summary>
internal sealed class PacketFaults(ServerFaults faults, MqttTransports transports)
{
    /// <summary>What is asked for at a CONNECT.</summary>
    public FaultAction? AtConnect(MqttPeer peer) => At(faults.Connect, peer);

    /// <summary>What is asked for at a filter of a SUBSCRIBE.</summary>
    public FaultAction? AtSubscribe(MqttPeer peer) => At(faults.Subscribe, peer);

    /// <summary>What is asked for at a PUBLISH; DPS has points of its own for those.</summary>
    public FaultAction? AtPublish(MqttPeer peer) =>
        faults.Publish is { } point ? At(point, peer) : null;

    private FaultAction? At(FaultPoint point, MqttPeer peer) =>
        faults.Next(point, peer.EndPoint, peer.ClientId);

    /// <summary>
    /// Does what ends the connection or comes late; false when the packet is not to be handled.
    /// </summary>
    public async Task<bool> GoesOnAsync(FaultAction? action, MqttPeer peer)
    {
        if (action is null)
        {
            return true;
        }

        if (FateOf(action) is var fate and not ConnectionFate.GoesOn)
        {
            Do(fate, peer);
            return false;
        }

        if (action.Kind == FaultActionKind.Remove)
        {
            // A CONNECT is refused, by the hub's own rule; a PUBLISH is not acknowledged.
            peer.LeaveUnacknowledged();
            faults.Remove(peer.ClientId);
            return peer.State is null;
        }

        if (action.Kind == FaultActionKind.Silence)
        {
            peer.LeaveUnacknowledged();
        }

        if (action.Delay > TimeSpan.Zero)
        {
            await Task.Delay(action.Delay).ConfigureAwait(false);
        }

        if (action.CutAfter is { } time)
        {
            CutLater(time, peer);
        }

        return true;
    }

    /// <summary>Ends a connection or makes it stall.</summary>
    public void Do(ConnectionFate fate, MqttPeer peer)
    {
        // Whatever would still be written finds its connection gone.
        peer.LeaveUnacknowledged();
        switch (fate)
        {
            case ConnectionFate.Cut:
                peer.CloseReason ??= "cut by the script";
                transports.Abort(peer.EndPoint);
                break;
            case ConnectionFate.Closed:
                peer.CloseReason ??= "closed by the script";
                transports.End(peer.EndPoint);
                break;
            case ConnectionFate.Stalled:
                transports.Stall(peer.EndPoint);
                break;
        }
    }

    /// <summary>Resets a connection some time from now.</summary>
    public void CutLater(TimeSpan time, MqttPeer peer) => _ = CutAsync(time, peer);

    private static ConnectionFate FateOf(FaultAction action) => action.Kind switch
    {
        FaultActionKind.Drop => ConnectionFate.Cut,
        FaultActionKind.Close => ConnectionFate.Closed,

        // A failover cuts it in a moment.
        FaultActionKind.Stall or FaultActionKind.Failover => ConnectionFate.Stalled,
        _ => ConnectionFate.GoesOn,
    };

    private async Task CutAsync(TimeSpan time, MqttPeer peer)
    {
        await Task.Delay(time).ConfigureAwait(false);
        Do(ConnectionFate.Cut, peer);
    }
}
