using System.Collections;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Host;
using NanoDps.Host.Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// The MQTT 3.1 and 3.1.1 client of nanoFramework, with its threads, its times and its faults as
/// they were measured on the device's runtime. MQTT 5 can be chosen and is refused by Connect.
/// </summary>
public partial class MqttClient : IMqttClient, IDisposable
{
    private MqttEngine _engine = null!;

    public MqttClient(string? brokerHostName)
        : this(
            brokerHostName,
            MqttSettings.BrokerDefaultPort,
            false,
            null,
            null,
            MqttSslProtocols.None)
    {
    }

    /// <summary>
    /// Makes a client for one broker and resolves its name (B1). It connects only in
    /// <see cref="Connect(string)"/>.
    /// </summary>
    /// <param name="brokerHostName">
    /// A name or an IPv4 address; with TLS also the name to verify.
    /// </param>
    /// <param name="brokerPort">The port; its range is not checked (B2).</param>
    /// <param name="secure">True for TLS.</param>
    /// <param name="caCert">The root to trust, or null for the device's store.</param>
    /// <param name="clientCert">
    /// A certificate with key, or null for the one stored on the device, if there is one.
    /// </param>
    /// <param name="sslProtocol">TLSv1_2; None means TLS 1.3 only (B8).</param>
    /// <exception cref="System.Net.Sockets.SocketException">11001: the name is unknown.</exception>
    public MqttClient(
        string? brokerHostName,
        int brokerPort,
        bool secure,
        X509Certificate? caCert,
        X509Certificate? clientCert,
        MqttSslProtocols sslProtocol) =>
        Init(brokerHostName, brokerPort, secure, caCert, clientCert, sslProtocol);

    public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    public delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

    public delegate void MqttMsgSubscribedEventHandler(object sender, MqttMsgSubscribedEventArgs e);

    public delegate void MqttMsgUnsubscribedEventHandler(
        object sender, MqttMsgUnsubscribedEventArgs e);

    public delegate void MqttMsgAuthenticationEventHandler(
        object sender, MqttMsgAuthenticationEventArgs e);

    public delegate void ConnectionOpenedEventHandler(object sender, ConnectionOpenedEventArgs e);

    public delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

    public delegate void ConnectionClosedRequestEventHandler(
        object sender, ConnectionClosedRequestEventArgs e);

    /// <summary>True from the end of a Connect that succeeded until a loss or Disconnect.</summary>
    public bool IsConnected => _engine.IsConnected;

    /// <summary>The id of the last Connect that succeeded.</summary>
    public string? ClientId { get; private set; }

    public bool CleanSession { get; private set; }

    public bool WillFlag { get; private set; }

    public MqttQoSLevel WillQosLevel { get; private set; }

    public string? WillTopic { get; private set; }

    public string? WillMessage { get; private set; }

    public MqttProtocolVersion ProtocolVersion { get; set; }

    public MqttSettings Settings => _engine.Settings;

    // From here on: MQTT 5, kept and not used.
    public string? AuthenticationMethod { get; set; }

    public byte[]? AuthenticationData { get; set; }

    public uint SessionExpiryInterval { get; set; }

    public bool RequestProblemInformation { get; set; }

    public bool RequestResponseInformation { get; set; }

    public ushort ReceiveMaximum { get; set; } = ushort.MaxValue;

    public ushort TopicAliasMaximum { get; set; }

    public uint WillDelayInterval { get; set; }

    public ArrayList UserProperties { get; } = [];

    public uint MaximumPacketSize { get; set; }

    public bool IsAuthenticationFlow { get; set; }

    internal MqttEngine Engine => _engine;

    /// <summary>
    /// Points the client at another broker. A connection that is up is not closed, but the next
    /// packet fails and takes it down (B91).
    /// </summary>
    public void Init(
        string? brokerHostName,
        int brokerPort,
        bool secure,
        byte[]? caCert,
        byte[]? clientCert,
        MqttSslProtocols sslProtocol) =>
        Init(
            brokerHostName,
            brokerPort,
            secure,
            caCert is null ? null : new X509Certificate(caCert),
            clientCert is null ? null : new X509Certificate(clientCert),
            sslProtocol);

    private void Init(
        string? brokerHostName,
        int brokerPort,
        bool secure,
        X509Certificate? caCert,
        X509Certificate? clientCert,
        MqttSslProtocols sslProtocol)
    {
        using var call = HostCall.Begin();
        ProtocolVersion = MqttProtocolVersion.Version_3_1_1;
        var settings = MqttSettings.Instance;
        if (secure)
        {
            settings.SslPort = brokerPort;
        }
        else
        {
            settings.Port = brokerPort;
        }

        var channel = new MqttChannel(
            brokerHostName, brokerPort, secure, caCert, clientCert, sslProtocol);
        if (_engine is null)
        {
            _engine = new MqttEngine(this, channel, settings);
            MqttThreads.Register(_engine);
        }
        else
        {
            _engine.Replace(channel);
        }
    }
}
