using System.Buffers;
using System.Net;
using MQTTnet;
using MQTTnet.Protocol;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;
using NanoDps.Emulator.Mqtt;
using NanoDps.Emulator.Tls;
using NanoDps.Emulator.Web;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// The Device Provisioning Service: what it makes of MQTT is here, of HTTPS in
/// <see cref="DpsHttp"/>, and what it answers in <see cref="DpsService"/>.
/// </summary>
public sealed class DpsServer : IMqttRules, IAsyncDisposable
{
    private readonly EmulatorOptions _options;
    private readonly ServerLog _log;
    private readonly DpsService _service;
    private readonly MqttFrontEnd _front;
    private readonly MqttAnswers _answers;

    internal DpsServer(
        EmulatorOptions options, EnrollmentBook book, Assigner assigner,
        TestAuthority authority, FaultRun faults, ServerLog log)
    {
        _options = options;
        _log = log;
        var own = ServerFaults.OfDps(faults, log);
        _service = new DpsService(options, book, assigner, own, log);
        _front = new MqttFrontEnd(
            new ServerPlace(
                options.DpsHost,
                new IPEndPoint(options.Address, options.DpsPort),
                new IPEndPoint(options.Address, options.DpsWebPort)),
            TlsSettings.Of(options, options.DpsProfile, options.DpsEnforcement, own),
            authority,
            log,
            this,
            new DpsHttp(options.DpsHost, _service, log).HandleAsync);
        _answers = new MqttAnswers(_front, log);
    }

    /// <summary>The server of MQTT over TLS.</summary>
    public TlsEndpoint Endpoint => _front.Endpoint;

    /// <summary>The server of HTTPS and of MQTT over WebSockets.</summary>
    public TlsEndpoint Web => _front.Web;

    /// <summary>Every request, as it came.</summary>
    public EventFeed<DpsRequest> Requests => _service.Requests;

    /// <summary>The devices that are assigned.</summary>
    public IReadOnlyList<Assignment> Assignments => _service.Assignments;

    /// <summary>
    /// Moves to another address, as a failover does: the old one is closed, every connection is
    /// cut, and name, rules and registrations stay.
    /// </summary>
    /// <param name="cancellation">Ends the move before it is made.</param>
    /// <exception cref="IOException">The port is taken at the other address.</exception>
    public Task MoveAsync(CancellationToken cancellation = default) =>
        _front.MoveAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _front.DisposeAsync();

    internal Task StartAsync(CancellationToken cancellation) => _front.StartAsync(cancellation);

    ConnectRefusal? IMqttRules.Connect(MqttConnect connect, MqttPeer peer)
    {
        if (RegistrationId.Fault(connect.ClientId) is { } fault)
        {
            return ConnectRefusal.ClientId("wrong client id: " + fault);
        }

        if (DpsUserName.Parse(connect.UserName, out var malformed) is not { } user)
        {
            return ConnectRefusal.UserName("wrong user name: " + malformed);
        }

        if (!RegistrationId.Comparer.Equals(connect.ClientId, user.RegistrationId))
        {
            return ConnectRefusal.ClientId(
                "wrong client id: expected the registration id in the user name, "
                + $"{user.RegistrationId}, got {connect.ClientId}");
        }

        return _service.ScopeFault(user.IdScope) is { } scope
            ? ConnectRefusal.NotAuthorized(scope)
            : SignIn(connect, user, peer);
    }

    string? IMqttRules.Subscribe(MqttPeer peer, string filter, MqttQualityOfServiceLevel granted)
    {
        // "DPS doesn't allow filtering subtopics": only the documented filter exists. How the
        // service answers another one is not established.
        if (filter != DpsTopic.ResponseFilter)
        {
            return $"expected a subscription to {DpsTopic.ResponseFilter}, got {filter}";
        }

        Session(peer).Granted = granted;
        return null;
    }

    void IMqttRules.Unsubscribe(MqttPeer peer, string filter)
    {
        if (filter == DpsTopic.ResponseFilter)
        {
            Session(peer).Granted = null;
        }
    }

    string? IMqttRules.Publish(MqttPeer peer, MqttApplicationMessage message)
    {
        if (DpsTopic.Parse(message.Topic) is not { } topic)
        {
            return $"expected a register or status topic of DPS, got {message.Topic}";
        }

        var session = Session(peer);
        var (request, answer) = _service.Ask(
            Request(session, topic, message), session.Identity, session.LastRid, peer.EndPoint);
        session.LastRid = request.Rid;
        if (message.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce
            || answer.Fate != ConnectionFate.GoesOn)
        {
            _answers.Deliver(peer, request, answer);
        }
        else
        {
            peer.AfterAcknowledgement(() => _answers.Deliver(peer, request, answer));
        }

        return null;
    }

    void IMqttRules.Disconnected(MqttPeer peer)
    {
        // Operations outlive the connection: a device may come back and poll on.
    }

    private static DpsSession Session(MqttPeer peer) => (DpsSession)peer.State!;

    private ConnectRefusal? SignIn(MqttConnect connect, DpsUserName user, MqttPeer peer)
    {
        var identity = _service.Authenticate(
            connect.ClientId, new DpsProof(connect.Password, connect.Certificates));
        if (identity.Fault != IdentityFault.None
            && _options.IdentityRefusal == IdentityRefusal.Connack)
        {
            return ConnectRefusal.NotAuthorized(identity.Text);
        }

        peer.State = new DpsSession(identity, user.ApiVersion);
        var who = identity.Fault == IdentityFault.None ? identity.Enrollment!.Name : identity.Text;
        _log.Write(
            EventKind.Connected,
            peer.EndPoint,
            connect.ClientId,
            $"api-version {user.ApiVersion}, client {user.ClientVersion ?? "not named"}, {who}");
        return null;
    }

    private static DpsRequest Request(
        DpsSession session, DpsTopic topic, MqttApplicationMessage message) => new()
    {
        Kind = topic.Kind,
        ApiVersion = session.ApiVersion,
        RegistrationId = session.Identity.RegistrationId,
        Rid = topic.Rid,
        OperationId = topic.OperationId,
        Topic = message.Topic,
        Body = message.Payload.ToArray(),
    };
}
