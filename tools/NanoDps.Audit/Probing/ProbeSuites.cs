using System.Net.Security;

namespace NanoDps.Audit.Probing;

/// <summary>The suites that are asked for: all that have a name, in portions.</summary>
internal static class ProbeSuites
{
    /// <summary>Few enough that the hello stays short: some old servers hang on long ones.</summary>
    private const int Portion = 60;

    /// <summary>Suites of TLS 1.3.</summary>
    public static IReadOnlyList<ushort> Tls13 { get; } = [0x1301, 0x1302, 0x1303, 0x1304, 0x1305];

    /// <summary>All suites up to TLS 1.2, the recommended ones first.</summary>
    public static IReadOnlyList<ushort> All { get; } =
    [
        .. HelloGate.RecommendedSuites,
        .. Enum.GetValues<TlsCipherSuite>()
            .Select(suite => (ushort)suite)
            .Where(id => id >> 8 != 0x13 && id != 0 && !TlsNames.IsSignal(id))
            .Except(HelloGate.RecommendedSuites),
    ];

    /// <summary>
    /// The recommended ones alone, then the others: whether a server refuses those must not depend
    /// on what stands beside them.
    /// </summary>
    public static IReadOnlyList<ushort[]> Portions { get; } =
    [
        [.. HelloGate.RecommendedSuites],
        .. All.Skip(HelloGate.RecommendedSuites.Length).Chunk(Portion),
    ];

    /// <summary>Common ones, for versions before TLS 1.2: RSA and ECDHE with AES, and old ones.</summary>
    public static IReadOnlyList<ushort> Old { get; } =
    [
        0xC013, 0xC014, 0xC009, 0xC00A, 0x002F, 0x0035, 0x0033, 0x0039, 0x000A, 0xC012, 0x0005, 0x0004,
    ];
}
