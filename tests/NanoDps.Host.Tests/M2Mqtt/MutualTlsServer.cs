using System.Diagnostics;
using System.Globalization;
using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>
/// openssl s_server, which demands a client certificate of the tests' root within the handshake;
/// .NET's server looks at it only afterwards.
/// </summary>
internal sealed class MutualTlsServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-mtls-").FullName;
    private readonly Process _process;

    public MutualTlsServer()
    {
        var root = Write("root.pem", Pki.Pem(Pki.Root));
        var leaf = Write("leaf.pem", Pki.Pem(Pki.Leaf));
        var key = Write("key.pem", Pki.KeyPem(Pki.Leaf));
        _process = Process.Start(new ProcessStartInfo(
            "openssl",
            "s_server -accept 127.0.0.1:0 -tls1_2 -Verify 2 -verify_return_error "
            + $"-CAfile {root} -cert {leaf} -key {key}")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        Port = ReadPort();
    }

    public int Port { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private int ReadPort()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("ACCEPT", StringComparison.Ordinal))
            {
                return int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException(
            "expected openssl s_server to listen, it ended instead");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
