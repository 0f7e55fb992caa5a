using System.Net;
using Microsoft.AspNetCore.Http;
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

namespace NanoDps.Emulator.Hubs;

/// <summary>An IoT hub over MQTT that takes telemetry from the devices assigned to it.</summary>
public sealed class HubServer : IMqttRules, IAsyncDisposable
{
    /// <summary>The largest telemetry message in bytes (Azure: quotas of IoT Hub).</summary>
    public const int MaxMessageBytes = 256 * 1024;

    private readonly EmulatorOptions _options;
    private readonly ServerLog _log;
    private readonly HubRegistry _registry = new();
    private readonly HubAuthenticator _authenticator;
    private readonly TelemetryIntake _intake;
    private readonly MqttFrontEnd _front;

    internal HubServer(
        HubOptions hub, EmulatorOptions options, TestAuthority authority, FaultRun faults,
        ServerLog log)
    {
        Name = hub.Name;
        Latency = hub.Latency;
        _options = options;
        _log = log;
        _intake = new TelemetryIntake(hub.Name, options.Clock, log);
        _authenticator = new HubAuthenticator(hub.Name, options.TokenSkew, options.Clock);
        var own = ServerFaults.OfHub(faults, hub.Name, device => Remove(device), log);
        _front = new MqttFrontEnd(
            new ServerPlace(
                hub.Name,
                new IPEndPoint(options.Address, hub.Port),
                new IPEndPoint(options.Address, hub.WebPort)),
            TlsSettings.Of(options, hub.Profile, hub.Enforcement, own),
            authority,
            log,
            this,
            NoPage);
    }

    /// <summary>The hub's host name.</summary>
    public string Name { get; }

    /// <summary>What stands for its latency.</summary>
    internal TimeSpan Latency { get; }

    /// <summary>The server of MQTT over TLS.</summary>
    public TlsEndpoint Endpoint => _front.Endpoint;

    /// <summary>The server of MQTT over WebSockets.</summary>
    public TlsEndpoint Web => _front.Web;

    /// <summary>Every telemetry message, as it came.</summary>
    public EventFeed<TelemetryMessage> Telemetry => _intake.Messages;

    /// <summary>How many devices are registered here.</summary>
    public int DeviceCount => _registry.Devices.Count;

    /// <summary>The ids of the devices registered here.</summary>
    public IReadOnlyList<string> Devices => [.. _registry.Devices.Select(device => device.Id)];

    /// <summary>The ids of the devices that are connected now.</summary>
    public IReadOnlyList<string> Connected =>
        [.. from device in _registry.Devices where device.Connection is not null select device.Id];

    /// <summary>
    /// How many messages a device has sent; 0 for one that is not registered here.
    /// </summary>
    /// <param name="deviceId">The device id.</param>
    public int MessagesOf(string deviceId) => _registry.Find(deviceId)?.Messages ?? 0;

    /// <summary>
    /// Waits for a number of messages of one device, those that came before included.
    /// </summary>
    /// <param name="deviceId">The device id.</param>
    /// <param name="count">How many messages; at least 1.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task<IReadOnlyList<TelemetryMessage>> WaitForTelemetryAsync(
        string deviceId, int count, CancellationToken cancellation) =>
        Telemetry.WaitForAsync(message => message.DeviceId == deviceId, count, cancellation);

    /// <summary>
    /// Registers a device as DPS would; one that is known gets the new attestation.
    /// </summary>
    /// <param name="deviceId">The device id.</param>
    /// <param name="attestation">Its keys, or the thumbprints of its certificate.</param>
    public void Register(string deviceId, Attestation attestation) =>
        _registry.Register(deviceId, attestation);

    /// <summary>
    /// Removes a device and ends its connection; false when it was not registered here.
    /// </summary>
    /// <param name="deviceId">The device id.</param>
    public bool Remove(string deviceId)
    {
        if (_registry.Remove(deviceId) is not { } device)
        {
            return false;
        }

        if (device.Connection is { } peer)
        {
            _ = _front.CloseAsync(peer, "the device was removed from the hub");
        }

        return true;
    }

    /// <summary>
    /// Cuts a device's connection as a lost network would; false when it has none.
    /// </summary>
    /// <param name="deviceId">The device id.</param>
    public bool Cut(string deviceId)
    {
        if (_registry.Find(deviceId)?.Connection is not { } peer)
        {
            return false;
        }

        _front.Cut(peer, "cut on request");
        return true;
    }

    /// <summary>
    /// Moves to another address, as a failover does: the old one is closed, every connection is
    /// cut, and name, rules and devices stay.
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
        if (connect.ClientId.Length == 0)
        {
            return ConnectRefusal.ClientId("wrong client id: expected the device id, got none");
        }

        if (HubUserName.Parse(connect.UserName, out var malformed) is not { } user)
        {
            return ConnectRefusal.UserName("wrong user name: " + malformed);
        }

        if (connect.ClientId != user.DeviceId)
        {
            return ConnectRefusal.ClientId(
                $"wrong client id: expected the device id in the user name, {user.DeviceId}, "
                + $"got {connect.ClientId}");
        }

        if (!string.Equals(user.Host, Name, StringComparison.OrdinalIgnoreCase))
        {
            return ConnectRefusal.NotAuthorized(
                $"wrong hub: expected {Name} in the user name, got {user.Host}");
        }

        if (_registry.Find(connect.ClientId) is not { } device)
        {
            return ConnectRefusal.NotAuthorized(
                $"expected a device that is assigned to this hub, {connect.ClientId} is not; "
                + "register it with DPS first");
        }

        return SignIn(connect, user, device, peer);
    }

    string? IMqttRules.Subscribe(MqttPeer peer, string filter, MqttQualityOfServiceLevel granted) =>
        $"expected no subscription, since this hub takes telemetry only, got {filter}";

    void IMqttRules.Unsubscribe(MqttPeer peer, string filter)
    {
        // There are no subscriptions to forget.
    }

    string? IMqttRules.Publish(MqttPeer peer, MqttApplicationMessage message) =>
        _intake.Take(Connection(peer).Device, message, peer.EndPoint);

    void IMqttRules.Disconnected(MqttPeer peer)
    {
        var connection = Connection(peer);
        connection.Dispose();
        if (connection.Device.Connection == peer)
        {
            connection.Device.Connection = null;
        }
    }

    /// <summary>
    /// The API of a hub for devices over HTTPS is not emulated: MQTT goes over this port alone.
    /// </summary>
    private static Task NoPage(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static HubConnection Connection(MqttPeer peer) => (HubConnection)peer.State!;

    private ConnectRefusal? SignIn(
        MqttConnect connect, HubUserName user, HubDevice device, MqttPeer peer)
    {
        if (_authenticator.Fault(device, connect, out var token) is { } fault)
        {
            return ConnectRefusal.NotAuthorized(fault);
        }

        var connection = new HubConnection(device);
        peer.State = connection;
        device.Connection = peer;
        if (token is not null)
        {
            connection.ExpireAt(
                token.Expiry + _options.TokenSkew,
                _options.Clock,
                () => _ = _front.CloseAsync(peer, "the token has expired"));
        }

        var proof = token is null ? ", client certificate" : "";
        _log.Write(
            EventKind.Connected, peer.EndPoint, device.Id, $"api-version {user.ApiVersion}{proof}");
        return null;
    }
}
