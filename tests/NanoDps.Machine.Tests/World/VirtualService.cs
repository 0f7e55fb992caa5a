using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Faults;
using NanoDps.Faults;
using NanoDps.Machine;
using NanoDps.Protocol;
using Transport = NanoDps.Machine.Transport;

namespace NanoDps.Machine.Tests.World;

/// <summary>
/// DPS and a hub in virtual time, with the faults of a script: the emulator's own engine decides
/// them and writes the answers. What the platform makes of each was measured (rows A to C).
/// </summary>
internal sealed class VirtualService(FaultScript script, VirtualQueue queue)
{
    private const string Dps = "dps";

    // TCP and TLS on a board, and a request.
    private const long HandshakeTime = 2000;
    private const long RequestTime = 100;

    // M2Mqtt gives up its CONNACK after 30 s.
    private const long ConnackTime = 30000;

    private readonly FaultRun _run = new(script);
    private int _connection;
    private bool _answers;
    private bool _isForgotten;
    private string? _lastRid;

    /// <summary>How many faults were put in.</summary>
    public int Injected { get; private set; }

    /// <summary>What the device may do at DPS when it is asked by its transport.</summary>
    public void ConnectDps(int connection, Transport transport, long now)
    {
        _connection = connection;
        _answers = true;
        _lastRid = null;
        if (transport == Transport.Https)
        {
            // Each request connects for itself.
            Post(now, new DeviceEvent(DeviceEventKind.Connected));
            return;
        }

        long time = now;
        if (!Tls(FaultPoint.Accept, FaultPoint.Handshake, Dps, ref time)
            || !Connect(FaultPoint.Connect, Dps, ref time))
        {
            return;
        }

        Post(time, new DeviceEvent(DeviceEventKind.Connected));
        Subscribe(time);
    }

    public void ConnectHub(int connection, long now)
    {
        _connection = connection;
        _answers = true;
        long time = now;
        if (!Tls(FaultPoint.HubAccept, FaultPoint.HubHandshake, VirtualAnswers.Hub, ref time)
            || !Connect(FaultPoint.HubConnect, VirtualAnswers.Hub, ref time))
        {
            return;
        }

        Post(time, _isForgotten
            ? new DeviceEvent(Fault.NotAuthorized, 5)
            : new DeviceEvent(DeviceEventKind.Connected));
    }

    public void Request(bool isPoll, Transport transport, int requestId, long now)
    {
        long time = now + RequestTime;
        bool isHttps = transport == Transport.Https;
        if (isHttps && !Tls(FaultPoint.WebAccept, FaultPoint.WebHandshake, Dps, ref time))
        {
            return;
        }

        var hit = Next(isPoll ? FaultPoint.Poll : FaultPoint.Register, Dps, VirtualAnswers.Device);
        var request = new DpsRequest
        {
            Kind = isPoll ? DpsRequestKind.Poll : DpsRequestKind.Register,
            RegistrationId = VirtualAnswers.Device,
            Rid = requestId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            OperationId = isPoll ? "5.op" : null,
            Topic = "",
            Body = ReadOnlyMemory<byte>.Empty,
        };
        var answer = hit is null
            ? VirtualAnswers.Own(isPoll)
            : FaultAnswers.Make(hit.Rule.Action, request, _lastRid, () => VirtualAnswers.Own(isPoll), DateTimeOffset.UnixEpoch);
        _lastRid = request.Rid;
        if (hit?.Rule.Action.Kind == FaultActionKind.Failover)
        {
            Post(time, new DeviceEvent(Fault.ConnectionLost, 0));
            return;
        }

        Answer(answer, request.Rid, isHttps, time);
    }

    public void Publish(long now)
    {
        long time = now + RequestTime;
        var action = Next(FaultPoint.Publish, VirtualAnswers.Hub, VirtualAnswers.Device)?.Rule.Action;
        switch (action?.Kind)
        {
            case FaultActionKind.Drop or FaultActionKind.Close or FaultActionKind.Failover:
                Post(time, new DeviceEvent(Fault.ConnectionLost, 0));
                return;
            case FaultActionKind.Remove:
                _isForgotten = true;
                Post(time, new DeviceEvent(Fault.ConnectionLost, 0));
                return;
            case FaultActionKind.Silence or FaultActionKind.Stall:
                return;
        }

        time += (long)(action?.Delay.TotalMilliseconds ?? 0);
        Post(time, new DeviceEvent((ushort)1));
        Cut(action?.CutAfter, time);
    }

    private void Answer(DpsAnswer answer, string rid, bool isHttps, long time)
    {
        if (answer.Fate is ConnectionFate.Cut or ConnectionFate.Closed)
        {
            Post(time, new DeviceEvent(Fault.ConnectionLost, 0));
            return;
        }

        if (!answer.IsSent || !_answers || answer.Stop != AnswerStop.Nowhere)
        {
            return;
        }

        if (isHttps && answer.AnnouncedLength is not null)
        {
            // The platform loses the body (C46).
            answer = answer.WithBody(ReadOnlyMemory<byte>.Empty);
        }

        for (var copy = 0; copy < (isHttps ? 1 : answer.Times); copy++)
        {
            time += (long)answer.Delay.TotalMilliseconds;

            // Over HTTPS an answer belongs to its request.
            var topic = (isHttps ? answer with { Rid = null, HasRid = true } : answer).TopicFor(rid);
            if (DpsReply.Parse(topic, answer.Body.ToArray()) is { } reply)
            {
                if (reply.AssignedHub is not null)
                {
                    _isForgotten = false;
                }

                Post(time, new DeviceEvent(reply));
            }
        }

        Cut(answer.CutAfter, time);
    }

    private bool Tls(FaultPoint accept, FaultPoint handshake, string server, ref long time)
    {
        foreach (var point in new[] { accept, handshake })
        {
            var action = Next(point, server, null)?.Rule.Action;
            switch (action?.Kind)
            {
                case FaultActionKind.Drop or FaultActionKind.Close or FaultActionKind.Failover:
                    Post(time, new DeviceEvent(Fault.HandshakeLost, -80));
                    return false;
                case FaultActionKind.Stall:
                    return false;
                case FaultActionKind.Profile:
                    Post(time + HandshakeTime, new DeviceEvent(VirtualAnswers.Of(action.Profile), 0));
                    return false;
            }

            time += (long)(action?.Delay.TotalMilliseconds ?? 0);
        }

        time += HandshakeTime;
        return true;
    }

    private bool Connect(FaultPoint point, string server, ref long time)
    {
        time += RequestTime;
        var action = Next(point, server, VirtualAnswers.Device)?.Rule.Action;
        switch (action?.Kind)
        {
            case FaultActionKind.Refuse:
                Post(time, new DeviceEvent(Fault.ProtocolRefused - 1 + action.Code, action.Code));
                return false;
            case FaultActionKind.Drop or FaultActionKind.Close or FaultActionKind.Failover:
                Post(time, new DeviceEvent(Fault.NoConnack, 0));
                return false;
            case FaultActionKind.Stall:
                Post(time + ConnackTime, new DeviceEvent(Fault.NoConnack, 0));
                return false;
            case FaultActionKind.Remove:
                _isForgotten = true;
                Post(time, new DeviceEvent(Fault.NotAuthorized, 5));
                return false;
        }

        time += (long)(action?.Delay.TotalMilliseconds ?? 0);
        Cut(action?.CutAfter, time);
        return true;
    }

    private void Subscribe(long time)
    {
        var action = Next(FaultPoint.Subscribe, Dps, VirtualAnswers.Device)?.Rule.Action;
        switch (action?.Kind)
        {
            case FaultActionKind.Drop or FaultActionKind.Close or FaultActionKind.Failover:
                Post(time + RequestTime, new DeviceEvent(Fault.ConnectionLost, 0));
                return;
            case FaultActionKind.Refuse or FaultActionKind.Stall:
                _answers = false;
                return;
        }

        // A SUBACK that is late or missing is not waited for.
        Cut(action?.CutAfter, time);
    }

    private FaultHit? Next(FaultPoint point, string server, string? device)
    {
        var hit = _run.Next(point, server, device);
        Injected += hit is null ? 0 : 1;
        return hit;
    }

    private void Cut(TimeSpan? after, long time)
    {
        if (after is { } span)
        {
            Post(time + (long)span.TotalMilliseconds, new DeviceEvent(Fault.ConnectionLost, 0));
        }
    }

    private void Post(long time, DeviceEvent e) => queue.Add(time, _connection, e);
}
