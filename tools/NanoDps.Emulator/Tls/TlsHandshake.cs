using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tls;

/// <summary>The handshake of one connection, after its hello was let through.</summary>
internal sealed class TlsHandshake(
    ConnectionContext connection, TlsSettings settings, TestAuthority authority, ServerLog log)
{
    /// <summary>
    /// Shakes hands and says so in the log; what the client showed is then among the features of
    /// the connection.
    /// </summary>
    /// <returns>Whether it went well.</returns>
    public async Task<bool> RunAsync(SslStream stream, string hostName)
    {
        using var timeout = new CancellationTokenSource(settings.HandshakeTimeout);
        try
        {
            await stream.AuthenticateAsServerAsync(Options(hostName), timeout.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log(
                EventKind.TlsFailed,
                "expected the handshake to end within "
                + $"{settings.HandshakeTimeout.TotalSeconds:0.#} s, it did not");
            return false;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            Log(EventKind.TlsFailed, "the handshake failed: " + Innermost(exception));
            return false;
        }

        var suite = (ushort)stream.NegotiatedCipherSuite;
        Log(EventKind.TlsEstablished, $"TLS 1.2, {TlsNames.Suite(suite)}{Shown()}", suite);
        return true;
    }

    /// <summary>
    /// Resumption is off: a device that is tested shows its whole handshake every time.
    /// </summary>
    private SslServerAuthenticationOptions Options(string hostName)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = authority.Server(hostName, settings.Profile),
            EnabledSslProtocols = SslProtocols.Tls12,
            CipherSuitesPolicy = settings.Policy,
            AllowRenegotiation = false,
            AllowTlsResume = false,
            ClientCertificateRequired = settings.AsksForCertificate,
        };
        if (settings.AsksForCertificate)
        {
#pragma warning disable CA5359 // enrollments judge the certificate, once the device has named itself
            options.RemoteCertificateValidationCallback = Keep;
#pragma warning restore CA5359
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                // Nothing here may look for a certificate or its revocation on a network.
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                TrustMode = X509ChainTrustMode.CustomRootTrust,
            };
        }

        return options;
    }

    /// <summary>
    /// Keeps what the client shows and lets it in: trust in it is a question of enrollments.
    /// </summary>
    private bool Keep(
        object sender, X509Certificate? leaf, X509Chain? chain, SslPolicyErrors errors)
    {
        if (leaf is not null)
        {
            // .NET disposes of its chain after the handshake, and of the certificates in it.
            connection.Features.Set(new ClientCertificates(
                Copy(leaf), [.. chain!.ChainPolicy.ExtraStore.Select(Copy)]));
        }

        return true;
    }

    private static X509Certificate2 Copy(X509Certificate certificate) =>
        X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());

    private string Shown() => connection.Features.Get<ClientCertificates>() is { } shown
        ? $"; client certificate {shown.Leaf.Subject}, {shown.Others.Count} more"
        : "";

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is not null)
        {
            exception = exception.InnerException;
        }

        return exception.Message;
    }

    private void Log(EventKind kind, string text, ushort? suite = null) =>
        log.Write(kind, connection.RemoteEndPoint, null, text, cipherSuite: suite);
}
