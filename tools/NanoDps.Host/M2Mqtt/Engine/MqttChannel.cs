using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using nanoFramework.M2Mqtt;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// Where the broker is and how to reach it. The name is resolved once, here (B1).
/// </summary>
internal sealed class MqttChannel(
    string? host,
    int port,
    bool secure,
    X509Certificate? caCert,
    X509Certificate? clientCert,
    MqttSslProtocols sslProtocol)
{
    private readonly IPAddress _address = Dns.GetHostEntry(host!).AddressList[0];
    private volatile ChannelLink? _link;

    public bool ValidateServerCertificate { get; set; } = true;

    /// <summary>The connection made last, or null after Close.</summary>
    public ChannelLink? Link => _link;

    /// <summary>
    /// Drops the old connection and makes a new one; TCP and TLS errors come as they are.
    /// </summary>
    public ChannelLink Connect()
    {
        Close();
        var link = new ChannelLink(
            new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        _link = link;
        link.Socket.Connect(new IPEndPoint(_address, port));
        if (secure)
        {
            StartTls(link);
        }

        return link;
    }

    /// <exception cref="NullReferenceException">There is no connection (B84).</exception>
    public void Send(byte[] bytes) => (_link ?? throw DeviceMessages.NullReference()).Send(bytes);

    public void Close()
    {
        _link?.Close();
        _link = null;
    }

    private void StartTls(ChannelLink link)
    {
        var tls = new SslStream(link.Socket) { UseStoredDeviceCertificate = clientCert is null };
        if (!ValidateServerCertificate)
        {
            tls.SslVerification = SslVerification.NoVerification;
        }

        link.UseTls(tls);
        tls.AuthenticateAsClient(
            host!, clientCert!, caCert!, MqttSslUtility.ToSslPlatformEnum(sslProtocol));
    }
}
