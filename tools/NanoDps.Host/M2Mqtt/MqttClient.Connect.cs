using NanoDps.Host;
using NanoDps.Host.Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

public partial class MqttClient
{
    private const ushort DefaultKeepAlive = 60;

    /// <summary>Connects with a clean session and a keep-alive of 60 s.</summary>
    /// <returns>The broker's code; see the longest overload, for exceptions too.</returns>
    public MqttReasonCode Connect(string? clientId) => Connect(clientId, true);

    /// <summary>Connects with a keep-alive of 60 s.</summary>
    /// <returns>The broker's code; see the longest overload, for exceptions too.</returns>
    public MqttReasonCode Connect(string? clientId, bool cleanSession) =>
        Connect(clientId, null, null, cleanSession, DefaultKeepAlive);

    /// <summary>Connects with a clean session and a keep-alive of 60 s.</summary>
    /// <returns>The broker's code; see the longest overload, for exceptions too.</returns>
    public MqttReasonCode Connect(string? clientId, string? username, string? password) =>
        Connect(clientId, username, password, true, DefaultKeepAlive);

    /// <summary>Connects without a will.</summary>
    /// <returns>The broker's code; see the longest overload, for exceptions too.</returns>
    public MqttReasonCode Connect(
        string? clientId,
        string? username,
        string? password,
        bool cleanSession,
        ushort keepAlivePeriod) =>
        Connect(
            clientId,
            username,
            password,
            false,
            MqttQoSLevel.AtMostOnce,
            false,
            null,
            null,
            cleanSession,
            keepAlivePeriod);

    /// <summary>
    /// Connects and waits up to 30 s for CONNACK. ConnectionOpened is raised before it returns, on
    /// another thread (B11).
    /// </summary>
    /// <param name="clientId">Must not be null; "" is sent as it is (B29).</param>
    /// <param name="username">Null or "": none.</param>
    /// <param name="password">Null or "": none.</param>
    /// <param name="willRetain">With a will: retain it.</param>
    /// <param name="willQosLevel">Quality of service of the will.</param>
    /// <param name="willFlag">True: willTopic and willMessage must not be empty.</param>
    /// <param name="willTopic">The topic of the will.</param>
    /// <param name="willMessage">The text of the will.</param>
    /// <param name="cleanSession">False: the broker keeps subscriptions and messages.</param>
    /// <param name="keepAlivePeriod">Seconds, 0 to 65535; 0 switches it off (B101).</param>
    /// <returns>The broker's code; anything but Success is a refusal (B14).</returns>
    /// <exception cref="MqttConnectionException">TCP or TLS failed (B5, B6).</exception>
    /// <exception cref="MqttCommunicationException">
    /// No answer, a broken one, or the connection ended, even if a refusal came before (B15).
    /// </exception>
    /// <exception cref="InvalidCastException">Another packet came first (B25).</exception>
    /// <exception cref="NullReferenceException">The client id is null (B29).</exception>
    /// <exception cref="MqttClientException">WillWrong.</exception>
    /// <exception cref="NotSupportedException">
    /// MQTT 5, which the host's client cannot speak although the device's can.
    /// </exception>
    public MqttReasonCode Connect(
        string? clientId,
        string? username,
        string? password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string? willTopic,
        string? willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        using var call = HostCall.On(_engine.Device);
        if (ProtocolVersion == MqttProtocolVersion.Version_5)
        {
            throw new NotSupportedException(
                "expected MQTT 3.1 or 3.1.1, got 5, which the host lacks");
        }

        var request = new ConnectRequest(
            ProtocolVersion, clientId, username, password, cleanSession, keepAlivePeriod)
        {
            WillRetain = willRetain,
            WillQos = willQosLevel,
            WillFlag = willFlag,
            WillTopic = willTopic,
            WillMessage = willMessage,
        };
        return _engine.Connect(request);
    }

    /// <summary>
    /// Sends DISCONNECT. ConnectionClosed follows about 200 ms later (B83), except when Connect
    /// comes first (B106). What is queued and not yet sent is lost (B87).
    /// </summary>
    /// <exception cref="MqttCommunicationException">There is no connection (B84).</exception>
    public void Disconnect()
    {
        using var call = HostCall.On(_engine.Device);
        _engine.Disconnect();
    }

    /// <summary>
    /// Drops the connection without DISCONNECT, so that the broker publishes the will, and forgets
    /// all queued messages; no event is raised. Takes 200 ms to 2.2 s (B86, B92, B93, B104).
    /// </summary>
    public void Close()
    {
        using var call = HostCall.Closing(_engine.Device);
        _engine.Close();
    }

    /// <summary>As Close; the object can be used again all the same (B94, B95).</summary>
    public void Dispose()
    {
        using var call = HostCall.Closing(_engine.Device);
        _engine.BeginClosing(_engine.Current);
        _engine.Close();
        GC.SuppressFinalize(this);
    }

    internal void Remember(ConnectRequest accepted)
    {
        ClientId = accepted.ClientId;
        CleanSession = accepted.CleanSession;
        WillFlag = accepted.WillFlag;
        WillTopic = accepted.WillTopic;
        WillMessage = accepted.WillMessage;
        WillQosLevel = accepted.WillQos;
    }
}
