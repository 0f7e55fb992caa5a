using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Host;
using NanoDps.Host.Mbed;

namespace System.Net.Security;

/// <summary>
/// TLS over a connected socket, which it owns (A86). Nothing works before the handshake: the real
/// runtime crashes there (A69), and so does the host's device.
/// </summary>
public class SslStream : NetworkStream
{
    private readonly object _lock = new();
    private TlsSession? _session;

    /// <summary>Makes one over a connected socket.</summary>
    /// <exception cref="IOException">The socket is not connected (A68).</exception>
    public SslStream(Socket socket)
        : base(socket, false)
    {
        _ = socket.Device
            ?? throw new InvalidOperationException(
                "expected a socket of a device, whose board says what TLS offers, got one without;"
                + " call HostDevice.Enter() before making it");
    }

    /// <summary>
    /// How the peer is verified. <see cref="SslVerification.CertificateRequired"/>, the default,
    /// is the only value that verifies anything (A64, A65).
    /// </summary>
    public SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    /// <summary>Takes the device's own certificate; there is none on the host (A94).</summary>
    public bool UseStoredDeviceCertificate { get; set; }

    /// <summary>Whether this side is the server.</summary>
    public bool IsServer { get; private set; }

    /// <inheritdoc/>
    public override bool DataAvailable => Length > 0;

    /// <inheritdoc/>
    public override long Length
    {
        get
        {
            using var call = HostCall.On(Socket.Device);
            ThrowIfDisposed();
            return Session("DataAvailable").Available();
        }
    }

    /// <summary>Makes the handshake as a client.</summary>
    public void AuthenticateAsClient(string targetHost, SslProtocols enabledSslProtocols) =>
        AuthenticateAsClient(targetHost, null, null, enabledSslProtocols);

    /// <summary>Makes the handshake as a client with a certificate of its own.</summary>
    public void AuthenticateAsClient(
        string targetHost, X509Certificate? clientCertificate, SslProtocols enabledSslProtocols) =>
        AuthenticateAsClient(targetHost, clientCertificate, null, enabledSslProtocols);

    /// <summary>
    /// Makes the handshake as a client. It has no time limit, and no other thread of the device
    /// runs meanwhile (A53, A54).
    /// </summary>
    /// <param name="targetHost">
    /// The server's name; it is sent and the certificate must have it.
    /// </param>
    /// <param name="clientCertificate">
    /// An own certificate, an X509Certificate2 with its key.
    /// </param>
    /// <param name="ca">The trusted certificates.</param>
    /// <param name="enabledSslProtocols">
    /// The versions; whatever they are, TLS 1.2 is offered.
    /// </param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The set-up or the handshake failed; its ErrorCode says why.
    /// </exception>
    public void AuthenticateAsClient(
        string targetHost,
        X509Certificate? clientCertificate,
        X509Certificate? ca,
        SslProtocols enabledSslProtocols) =>
        Authenticate(isServer: false, targetHost, clientCertificate, ca, enabledSslProtocols);

    /// <summary>
    /// Makes the handshake as a server. With the default of <see cref="SslVerification"/> it
    /// demands a certificate of the client; the other overload does not.
    /// </summary>
    public void AuthenticateAsServer(
        X509Certificate serverCertificate, SslProtocols enabledSslProtocols) =>
        Authenticate(isServer: true, "", serverCertificate, null, enabledSslProtocols);

    /// <summary>
    /// Makes the handshake as a server; a certificate is never required of a client.
    /// </summary>
    public void AuthenticateAsServer(
        X509Certificate serverCertificate,
        bool clientCertificateRequired,
        SslProtocols enabledSslProtocols)
    {
        SslVerification = clientCertificateRequired
            ? SslVerification.VerifyClientOnce : SslVerification.NoVerification;
        Authenticate(isServer: true, "", serverCertificate, null, enabledSslProtocols);
    }

    /// <summary>
    /// Reads from one record, at most 16,384 bytes (A77); 0 when the peer has ended.
    /// </summary>
    /// <exception cref="SocketException">
    /// 10060: the time was over (A76); -1: any failure.
    /// </exception>
    public override int Read(byte[] buffer, int offset, int size)
    {
        using var call = HostCall.On(Socket.Device);
        Check(buffer, offset, size);
        return Session("Read").Read(buffer.AsSpan(offset, size), Socket.ReceiveTimeout);
    }

    /// <summary>Writes all of it.</summary>
    /// <exception cref="SocketException">10060: the time was over; -1: any failure.</exception>
    public override void Write(byte[] buffer, int offset, int size)
    {
        using var call = HostCall.On(Socket.Device);
        Check(buffer, offset, size);
        Session("Write").Write(buffer.AsSpan(offset, size), Socket.SendTimeout);
    }

    /// <summary>Says goodbye and closes the socket.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using var call = HostCall.Closing(Socket.Device);
            End();
        }

        base.Dispose(disposing);
    }

    private void End()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _session?.CloseNotify();
            Socket.Close();
            _session?.Dispose();
        }
    }

    private void Authenticate(
        bool isServer,
        string? host,
        X509Certificate? certificate,
        X509Certificate? trusted,
        SslProtocols protocols)
    {
        var device = Socket.Device!;
        using var call = HostCall.On(device);

        if (_session is not null)
        {
            throw _disposed ? ClosedMeanwhile() : DeviceMessages.InvalidOperation();
        }

        IsServer = isServer;
        var own = certificate as X509Certificate2;
        var request = new TlsRequest
        {
            IsServer = isServer,
            Host = host,
            Protocols = protocols,
            Verification = SslVerification,
            Certificate = RawOf(certificate),
            Key = own?.PrivateKey,
            KeyPassword = own?.Password,
            Trusted = RawOf(trusted),
            Stored = device.CaStore,
            Policy = device.Board.Tls,
        };

        if (Socket.IsClosed)
        {
            throw ClosedMeanwhile();
        }

        using var native = device.Native.Enter();
        _session = Handshaker.Run(device, Socket.RawWire, request);
    }

    private TlsSession Session(string operation) =>
        _session ?? throw Socket.Device!.Crashed(
            $"SslStream.{operation} before a handshake: the real runtime crashes here");

    private void Check(byte[] buffer, int offset, int size)
    {
        if (buffer is null)
        {
            throw DeviceMessages.Null();
        }

        ThrowIfDisposed();
        DeviceMessages.CheckRange(buffer, offset, size);
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw DeviceMessages.Disposed();
        }
    }

    private static byte[]? RawOf(X509Certificate? certificate) => certificate is null
        ? null : certificate.GetRawCertData() ?? throw DeviceMessages.NullReference();

    private static SocketException ClosedMeanwhile() =>
        new(NanoDps.Host.Sockets.Wire.ClosedMeanwhile);
}
