using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using NanoDps.Host.Sockets;

namespace NanoDps.Host.Mbed;

/// <summary>Makes a handshake for a device and tells it what came of it.</summary>
internal static class Handshaker
{
    private const SslProtocols AnyOf12 = SslProtocols.Tls | SslProtocols.Tls11 | SslProtocols.Tls12;

    /// <summary>Makes the handshake.</summary>
    /// <exception cref="CryptographicException">It failed; the code says why.</exception>
    public static TlsSession Run(HostDevice device, Wire wire, TlsRequest request)
    {
        var session = new TlsSession(MbedTls.Instance, wire, Checked(request));

        try
        {
            Run(device, wire, request, session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static void Run(HostDevice device, Wire wire, TlsRequest request, TlsSession session)
    {
        var connection = wire.Connection;
        var sent = connection?.BytesSent ?? 0;
        var received = connection?.BytesReceived ?? 0;
        var watch = Stopwatch.StartNew();
        var result = Handshake(device, request, session);
        var negotiated = result == 0 ? session.Negotiated : TlsNegotiated.Nothing;
        device.Add(new TlsHandshake
        {
            Host = request.Host ?? "",
            Connection = connection,
            ClientHello = request.IsServer ? [] : session.FirstFlight,
            CipherSuite = negotiated.CipherSuite,
            CipherSuiteId = negotiated.CipherSuiteId,
            ProtocolVersion = negotiated.Version,
            BytesSent = (connection?.BytesSent ?? 0) - sent,
            BytesReceived = (connection?.BytesReceived ?? 0) - received,
            Milliseconds = watch.Elapsed.TotalMilliseconds,
            ResultCode = result,
        });

        if (result != 0)
        {
            throw new CryptographicException(result);
        }
    }

    private static int Handshake(HostDevice device, TlsRequest request, TlsSession session)
    {
        // The board's policy ends at TLS 1.2. Whoever asks for 1.3 alone, as None does, gets what
        // the servers of that policy answer: a fatal alert (A28, A31).
        if ((request.Protocols & AnyOf12) == 0)
        {
            return MbedError.FatalAlert;
        }

        try
        {
            return session.Handshake();
        }
        catch (SocketException)
        {
            device.Native.ThrowIfStopped();
            throw;
        }
    }

    // The device takes the lowest and the highest version of the value; one that names no version
    // leaves the lowest above the highest, which mbedTLS refuses (A30).
    private static TlsRequest Checked(TlsRequest request) =>
        request.Protocols != SslProtocols.None
        && (request.Protocols & (AnyOf12 | SslProtocols.Tls13)) == 0
            ? throw new CryptographicException((int)SslError.SetupFailed)
            : request;
}
