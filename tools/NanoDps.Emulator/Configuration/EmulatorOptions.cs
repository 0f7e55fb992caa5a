using System.Collections.Immutable;
using System.Net;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Faults;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Configuration;

/// <summary>
/// Everything that can be set before an emulator starts. The defaults are usable as they are.
/// </summary>
public sealed record EmulatorOptions
{
    /// <summary>The id scope of the DPS.</summary>
    public string IdScope { get; init; } = "0ne00000A0A";

    /// <summary>The host name of the DPS, which is in its certificate.</summary>
    public string DpsHost { get; init; } = "global.azure-devices-provisioning.net";

    /// <summary>The port of the DPS; 0 for a free one.</summary>
    public int DpsPort { get; init; }

    /// <summary>The port of the DPS for HTTPS and WebSockets; 0 for a free one.</summary>
    public int DpsWebPort { get; init; }

    /// <summary>How the DPS behaves in TLS.</summary>
    public EndpointProfile DpsProfile { get; init; }

    /// <summary>
    /// Whether the minTlsVersion of the DPS is 1.2; without, it takes <see cref="OpenSuites"/> as
    /// well.
    /// </summary>
    public bool DpsEnforcement { get; init; } = true;

    /// <summary>The hubs; at least one.</summary>
    public IReadOnlyList<HubOptions> Hubs { get; init; } =
        [new HubOptions("contoso-eu.azure-devices.net")];

    /// <summary>A gateway in front of them; null for none.</summary>
    public GatewayOptions? Gateway { get; init; }

    /// <summary>Individual enrollments.</summary>
    public IReadOnlyList<IndividualEnrollment> Individual { get; init; } = [];

    /// <summary>Enrollment groups.</summary>
    public IReadOnlyList<EnrollmentGroup> Groups { get; init; } = [];

    /// <summary>The address to listen on; loopback unless somebody asks for more.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Where the test CA is kept from one run to the next.</summary>
    public string StateDirectory { get; init; } = DefaultStateDirectory;

    /// <summary>The certificate chain of the servers.</summary>
    public ChainKind Chain { get; init; } = ChainKind.Azure;

    /// <summary>
    /// The suites that the servers negotiate: the recommended ones or some of them.
    /// </summary>
    public ImmutableArray<ushort> Suites { get; init; } = HelloGate.RecommendedSuites;

    /// <summary>
    /// How long a client may take for its hello, and again for the rest of the handshake.
    /// </summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long after the start all servers move to another address; null for never. An emulator
    /// in a program has <see cref="ServiceEmulator.FailOverAsync"/> for any time.
    /// </summary>
    public TimeSpan? FailOverAfter { get; init; }

    /// <summary>How DPS picks a hub.</summary>
    public Allocation Allocation { get; init; } = Allocation.Static;

    /// <summary>The table and the command of custom allocation.</summary>
    public CustomAllocation CustomAllocation { get; init; } = new();

    /// <summary>How much the service allows.</summary>
    public Quotas Quotas { get; init; } = new();

    /// <summary>How many days a certificate is good that was asked for with a csr: 7 to 90.</summary>
    public int IssuedCertificateDays { get; init; } = 30;

    /// <summary>
    /// How many polls are answered with 202 before one is answered with 200. The answer to the
    /// register request itself is always 202 and does not count.
    /// </summary>
    public int AssigningPolls { get; init; } = 1;

    /// <summary>The retry-after of 202 answers in seconds; null to leave it out.</summary>
    public int? RetryAfterSeconds { get; init; } = 3;

    /// <summary>
    /// How long after its expiry a token is still good. Five minutes are usual for clocks that
    /// differ; what the real services allow is not published.
    /// </summary>
    public TimeSpan TokenSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Where DPS refuses an identity.</summary>
    public IdentityRefusal IdentityRefusal { get; init; } = IdentityRefusal.Connack;

    /// <summary>
    /// Answers a request in the place of the emulator; null, or a result of null, leaves the answer
    /// to it. Called on the connection's thread, for several devices at the same time.
    /// </summary>
    public Func<DpsRequest, DpsAnswer?>? Script { get; init; }

    /// <summary>What goes wrong on purpose, and when; see docs/faults-script.md.</summary>
    public FaultScript Faults { get; init; } = FaultScript.Empty;

    /// <summary>
    /// The clock for tokens, timestamps and the log; certificates go by the system's.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    private static string DefaultStateDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
        "nanodps",
        "emulator");

    /// <summary>The same with enforcement on or off at every server.</summary>
    /// <param name="enforcement">Whether minTlsVersion is 1.2.</param>
    public EmulatorOptions WithEnforcement(bool enforcement) => this with
    {
        DpsEnforcement = enforcement,
        Hubs = [.. Hubs.Select(hub => hub with { Enforcement = enforcement })],
    };

    /// <summary>Reads options from a JSON file; emulator.sample.json shows every field.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ConfigurationException">The file cannot be read or has a fault.</exception>
    public static EmulatorOptions Load(string path) => OptionsFile.Load(path);
}
