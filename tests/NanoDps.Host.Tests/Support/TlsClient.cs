extern alias nano;

using nano::NanoDps.Host;
using nano::System.Net;
using nano::System.Net.Security;
using nano::System.Net.Sockets;
using nano::System.Security.Cryptography;
using nano::System.Security.Cryptography.X509Certificates;

namespace NanoDps.Host.Tests.Support;

/// <summary>
/// A device with a TCP connection to a port of this computer and an SslStream over it.
/// </summary>
internal sealed class TlsClient : IDisposable
{
    public const string DefaultHost = "localhost";

    private readonly TestDevice _device;

    public TlsClient(int port, HostBoard? board = null)
    {
        _device = new TestDevice(board);
        Socket = Connect(port);
        Stream = new SslStream(Socket);
    }

    public HostDevice Device => _device.Device;

    public Socket Socket { get; }

    public SslStream Stream { get; }

    public TlsHandshake Handshake => _device.LastHandshake;

    public static X509Certificate RootCa => new(Pki.Pem(Pki.Root));

    /// <summary>A socket of the current device, connected to a port of this computer.</summary>
    public static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    public void Authenticate(
        string host = DefaultHost,
        X509Certificate? ca = null,
        SslProtocols protocols = SslProtocols.Tls12,
        X509Certificate? certificate = null) =>
        Stream.AuthenticateAsClient(host, certificate, ca ?? RootCa, protocols);

    /// <summary>Asserts that the handshake fails, and gives the code of its exception.</summary>
    public int FailureCode(
        string host = DefaultHost,
        X509Certificate? ca = null,
        SslProtocols protocols = SslProtocols.Tls12,
        X509Certificate? certificate = null)
    {
        var e = Assert.ThrowsExactly<CryptographicException>(
            () => Authenticate(host, ca, protocols, certificate));
        Assert.AreEqual(
            "Exception was thrown: System.Security.Cryptography.CryptographicException", e.Message);
        Assert.IsNull(e.InnerException);
        return e.ErrorCode;
    }

    public void Dispose()
    {
        Stream.Dispose();
        _device.Dispose();
    }
}
