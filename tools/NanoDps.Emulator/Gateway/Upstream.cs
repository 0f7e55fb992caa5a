using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Gateway;

/// <summary>The gateway's own connection to a service, for one device.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly TcpClient _tcp;

    private Upstream(TcpClient tcp, SslStream stream)
    {
        _tcp = tcp;
        Stream = stream;
    }

    public SslStream Stream { get; }

    /// <summary>Connects to where the service is now, as one resolves its name every time.</summary>
    /// <exception cref="SocketException">It cannot be reached.</exception>
    /// <exception cref="AuthenticationException">TLS fails, or its certificate does.</exception>
    /// <exception cref="IOException">It closes.</exception>
    public static async Task<Upstream> OpenAsync(
        TlsEndpoint service, X509Certificate2 root, CancellationToken cancellation)
    {
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            await tcp.ConnectAsync(service.Address, cancellation).ConfigureAwait(false);
            var stream = new SslStream(tcp.GetStream());
            await stream.AuthenticateAsClientAsync(Options(service.HostName, root), cancellation)
                .ConfigureAwait(false);
            return new Upstream(tcp, stream);
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Cuts the connection without a word, as a lost network would.</summary>
    public void Cut() => _tcp.Client?.Close(0);

    /// <summary>Ends the connection in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stream.ShutdownAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is IOException or InvalidOperationException or NotSupportedException)
        {
            // The service has gone first, or something is still being written.
        }

        await Stream.DisposeAsync().ConfigureAwait(false);
        _tcp.Dispose();
    }

    private static SslClientAuthenticationOptions Options(string host, X509Certificate2 root)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(root);
        return new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = SslProtocols.Tls12,
            CertificateChainPolicy = policy,
#pragma warning disable CA1416 // the emulator does not start where this is not supported
            CipherSuitesPolicy = new CipherSuitesPolicy(
                HelloGate.RecommendedSuites.Select(suite => (TlsCipherSuite)suite)),
#pragma warning restore CA1416
        };
    }
}
