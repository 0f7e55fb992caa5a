using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Host.Tests.Support;

/// <summary>What a TLS server of a test does.</summary>
internal sealed record TlsServerOptions
{
    /// <summary>Its certificate; <see cref="Pki.Leaf"/> when null.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>What it sends beside its own.</summary>
    public X509Certificate2[] Intermediates { get; init; } = [];

    public SslProtocols Protocols { get; init; } = SslProtocols.Tls12;

    /// <summary>The suites; those of .NET when empty.</summary>
    public TlsCipherSuite[] Suites { get; init; } = [];

    /// <summary>Whether it asks for a client's certificate.</summary>
    public bool AsksForCertificate { get; init; }

    /// <summary>Whether it takes that certificate, null included.</summary>
    public Func<X509Certificate?, bool> Accepts { get; init; } = _ => true;
}
