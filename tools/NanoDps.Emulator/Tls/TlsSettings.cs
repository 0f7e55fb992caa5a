using System.Collections.Immutable;
using System.Net.Security;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tls;

/// <summary>What one server does in TLS; it may be changed while the server runs.</summary>
public sealed record TlsSettings
{
    private const ushort EcdheRsaAes128CbcSha = 0xC013;

    /// <summary>Suites of the ECDSA profile: ECDHE_ECDSA with AES-GCM.</summary>
    private static readonly ImmutableArray<ushort> EcdsaSuites = [0xC02B, 0xC02C];

    /// <summary>Right, or wrong in one way.</summary>
    public EndpointProfile Profile { get; init; } = EndpointProfile.Recommended;

    /// <summary>
    /// The suites of a right server; the four recommended ones, or some of them.
    /// </summary>
    public ImmutableArray<ushort> Suites { get; init; } = HelloGate.RecommendedSuites;

    /// <summary>
    /// Whether the server is one whose minTlsVersion is 1.2. Without, it takes
    /// <see cref="OpenSuites"/> as well; TLS 1.2 it is all the same.
    /// </summary>
    public bool Enforcement { get; init; } = true;

    /// <summary>
    /// Whether a client is asked for a certificate. It need not have one: a device with a symmetric
    /// key has none.
    /// </summary>
    internal bool AsksForCertificate { get; init; }

    /// <summary>
    /// How long a client may take for its hello, and again for the rest of the handshake.
    /// </summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What is done to its connections on purpose.</summary>
    internal ServerFaults Faults { get; init; } = ServerFaults.None;

    /// <summary>The suites that the server negotiates.</summary>
    internal CipherSuitesPolicy Policy
    {
        get
        {
            IEnumerable<ushort> suites = Profile switch
            {
                EndpointProfile.LegacySuite => [EcdheRsaAes128CbcSha],
                EndpointProfile.EcdsaCertificate => EcdsaSuites,
                _ => Taken,
            };
#pragma warning disable CA1416 // the emulator does not start where this is not supported
            return new CipherSuitesPolicy(suites.Select(suite => (TlsCipherSuite)suite));
#pragma warning restore CA1416
        }
    }

    /// <summary>What the options say for a server.</summary>
    internal static TlsSettings Of(
        EmulatorOptions options, EndpointProfile profile, bool enforcement, ServerFaults faults) =>
        new()
        {
            Profile = profile,
            Enforcement = enforcement,
            Suites = options.Suites,
            AsksForCertificate = true,
            HandshakeTimeout = options.HandshakeTimeout,
            Faults = faults,
        };

    /// <summary>Says why a hello is refused, or returns null when it is not.</summary>
    internal string? Refuse(ClientHello hello) =>
        Profile is EndpointProfile.LegacySuite
            or EndpointProfile.Tls11
            or EndpointProfile.Tls11ServerHello
            ? null
            : HelloGate.Refuse(hello, Taken);

    /// <summary>Says why a hello that is not refused would be with enforcement, or null.</summary>
    internal string? RefuseIfEnforced(ClientHello hello) =>
        Enforcement ? null : HelloGate.Refuse(hello, HelloGate.RecommendedSuites);

    private ImmutableArray<ushort> Taken => Enforcement ? Suites : [.. Suites, .. OpenSuites.All];
}
