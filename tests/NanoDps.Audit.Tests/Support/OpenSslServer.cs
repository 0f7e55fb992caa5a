using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Audit.Tests.Support;

/// <summary>openssl s_server with everything that it still can do, and a certificate of its own.</summary>
internal sealed class OpenSslServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TemporaryFile _certificate;
    private readonly TemporaryFile _key;
    private readonly SecretGuard _guard;
    private readonly Task<string[]> _output;

    private OpenSslServer(
        Process process, int port, TemporaryFile certificate, TemporaryFile key,
        SecretGuard guard, Task<string[]> output)
    {
        _process = process;
        _guard = guard;
        _output = output;
        Port = port;
        _certificate = certificate;
        _key = key;
    }

    public int Port { get; }

    /// <summary>The certificate, which is its own root.</summary>
    public string Pem => File.ReadAllText(_certificate.Path);

    public static async Task<OpenSslServer> StartAsync(params string[] arguments)
    {
        var (certificate, key) = Make();
        var port = FreePort();
        string[] all =
        [
            "s_server", "-accept", port.ToString(CultureInfo.InvariantCulture),
            "-cert", certificate.Path, "-key", key.Path, .. arguments,
        ];
        var start = new ProcessStartInfo("openssl", all)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var guard = new SecretGuard("openssl s_server");
        var process = Process.Start(start)!;
        // It prints ACCEPT once it listens; what it prints later must not fill the pipe.
        while (await process.StandardOutput.ReadLineAsync(Tool.Soon) is { } line && guard.See(line) != "ACCEPT")
        {
        }

        var rest = Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        return new OpenSslServer(process, port, certificate, key, guard, rest);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Tool.Soon);
        _guard.See(string.Concat(await _output));
        _process.Dispose();
        _certificate.Dispose();
        _key.Dispose();
    }

    private static (TemporaryFile Certificate, TemporaryFile Key) Make()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            $"CN={TestEmulator.DpsHost}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(TestEmulator.DpsHost);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return (
            new TemporaryFile(System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem())),
            new TemporaryFile(System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem())));
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
