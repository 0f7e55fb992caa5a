using System.Diagnostics;
using System.Globalization;

namespace NanoDps.Host.Tests.Support;

/// <summary>
/// openssl s_server with the tests' leaf, which looks at a client's certificate within the
/// handshake; .NET's server looks at it only afterwards.
/// </summary>
internal sealed class OpenSslServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-openssl-").FullName;
    private readonly SecretGuard _guard = new("openssl s_server");
    private readonly Process _process;

    /// <summary>Starts one that trusts the tests' root.</summary>
    /// <param name="arguments">What it does beside that, such as "-Verify 2".</param>
    public OpenSslServer(string arguments)
    {
        var root = Write("root.pem", Pki.Pem(Pki.Root));
        var leaf = Write("leaf.pem", Pki.Pem(Pki.Leaf));
        var key = Write("key.pem", Pki.KeyPem(Pki.Leaf));
        _process = OpenSsl.Start(
            $"s_server -accept 127.0.0.1:0 -tls1_2 -CAfile {root} -cert {leaf} -key {key} "
            + arguments);
        _process.ErrorDataReceived += (_, e) => _guard.See(e.Data ?? "");
        _process.BeginErrorReadLine();
        Port = ReadPort();
    }

    /// <summary>A server that ends the handshake of a client without a good certificate.</summary>
    public static OpenSslServer Demanding() => new("-Verify 2 -verify_return_error");

    /// <summary>A server that asks for a certificate and goes on without.</summary>
    public static OpenSslServer Asking() => new("-verify 2");

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
            if (_guard.See(line).StartsWith("ACCEPT", StringComparison.Ordinal))
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
