using System.Net.Security;

namespace NanoDps.Host.Mbed;

/// <summary>What a firmware asked an SslStream for.</summary>
internal sealed record TlsRequest
{
    public required bool IsServer { get; init; }

    /// <summary>The server's name; null is an error of its own (A43).</summary>
    public required string? Host { get; init; }

    public required SslProtocols Protocols { get; init; }

    public required SslVerification Verification { get; init; }

    /// <summary>The own certificate, or null.</summary>
    public byte[]? Certificate { get; init; }

    /// <summary>The key of the own certificate; null leaves it without one (A91).</summary>
    public byte[]? Key { get; init; }

    public string? KeyPassword { get; init; }

    /// <summary>Trusted certificates given with the call, or null.</summary>
    public byte[]? Trusted { get; init; }

    /// <summary>Trusted certificates stored on the device, or null.</summary>
    public byte[]? Stored { get; init; }

    public required TlsPolicy Policy { get; init; }

    public bool Verifies => Verification == SslVerification.CertificateRequired;
}
