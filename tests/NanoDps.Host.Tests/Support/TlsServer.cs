using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Host.Tests.Support;

/// <summary>
/// A TLS server made of .NET's SslStream; after the handshake the test's code serves.
/// </summary>
internal sealed class TlsServer : IDisposable
{
    private readonly RawServer _server;
    private readonly SslServerAuthenticationOptions _options;
    private readonly Action<SslStream, Socket> _serve;

    public TlsServer(TlsServerOptions? options = null, Action<SslStream, Socket>? serve = null)
    {
        options ??= new TlsServerOptions();
        _serve = serve ?? Hold;
        _options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(
                Persisted(options.Certificate ?? Pki.Leaf),
                [.. options.Intermediates],
                offline: true),
            EnabledSslProtocols = options.Protocols,
            ClientCertificateRequired = options.AsksForCertificate,
            RemoteCertificateValidationCallback =
                (_, certificate, _, _) => options.Accepts(certificate),
            CipherSuitesPolicy = options.Suites.Length == 0 || !OperatingSystem.IsLinux()
                ? null : new CipherSuitesPolicy(options.Suites),
        };
        _server = new RawServer(Serve);
    }

    public int Port => _server.Port;

    /// <summary>Keeps the connection until the client ends it.</summary>
    public static void Hold(SslStream stream, Socket socket) => stream.ReadByte();

    public void Dispose() => _server.Dispose();

    private void Serve(Socket connection)
    {
        using var stream = new SslStream(new NetworkStream(connection));

        try
        {
            stream.AuthenticateAsServer(_options);
        }
        catch (AuthenticationException)
        {
            connection.Close();
            return;
        }

        _serve(stream, connection);
    }

    // .NET's server wants the key in a form that only an export and import gives.
    private static X509Certificate2 Persisted(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}
