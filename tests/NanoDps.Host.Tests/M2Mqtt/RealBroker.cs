using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Server;
using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>MQTTnet's broker on a loopback port, with TLS or without.</summary>
internal sealed class RealBroker : IDisposable
{
    private readonly MqttServer _server;

    private RealBroker(MqttServerOptionsBuilder options, int port)
    {
        Port = port;
        _server = new MqttServerFactory().CreateMqttServer(options.Build());
        _server.StartAsync().Wait();
    }

    public int Port { get; }

    public static RealBroker Plain()
    {
        var port = FreePort();
        return new RealBroker(
            new MqttServerOptionsBuilder()
                .WithDefaultEndpoint()
                .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
                .WithDefaultEndpointPort(port),
            port);
    }

    /// <summary>
    /// With the leaf of the tests; with a callback, client certificates are asked for.
    /// </summary>
    public static RealBroker Tls(RemoteCertificateValidationCallback? checksClient = null)
    {
        var port = FreePort();
        var options = new MqttServerOptionsBuilder()
            .WithoutDefaultEndpoint()
            .WithEncryptedEndpoint()
            .WithEncryptedEndpointBoundIPAddress(IPAddress.Loopback)
            .WithEncryptedEndpointPort(port)
            .WithEncryptionSslProtocol(SslProtocols.Tls12)
            .WithEncryptionCertificate(X509CertificateLoader.LoadPkcs12(
                Pki.Leaf.Export(X509ContentType.Pkcs12), null));
        return new RealBroker(
            checksClient is null ? options : options.WithClientCertificate(checksClient), port);
    }

    public void Dispose()
    {
        _server.StopAsync().Wait();
        _server.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
