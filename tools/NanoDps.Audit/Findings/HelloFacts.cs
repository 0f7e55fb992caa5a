using System.Globalization;
using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Findings;

/// <summary>What a hello says, subject by subject.</summary>
internal static class HelloFacts
{
    private const ushort RenegotiationSignal = 0x00FF;
    private const ushort RenegotiationInfo = 0xFF01;
    private const ushort SupportedGroups = 10;
    private const ushort SignatureAlgorithms = 13;

    /// <summary>What rules for a hello can look at.</summary>
    public static IReadOnlyCollection<Subject> Subjects { get; } =
    [
        Subject.Versions, Subject.Suites, Subject.Groups, Subject.Signatures, Subject.Extensions,
        Subject.Compression, Subject.ServerName, Subject.Bytes,
    ];

    public static IReadOnlyDictionary<Subject, Fact> Of(ClientHello hello)
    {
        Fact[] facts =
        [
            Fact(Subject.Versions, FactItem.Of(Versions(hello), TlsNames.VersionName), "none"),
            Fact(Subject.Suites, FactItem.Of(Suites(hello), TlsNames.SuiteName), "none"),
            Fact(
                Subject.Groups, FactItem.Of(hello.Groups, TlsNames.GroupName),
                "no supported_groups", !hello.Has(SupportedGroups)),
            Fact(
                Subject.Signatures, FactItem.Of(hello.SignatureAlgorithms, TlsNames.SignatureName),
                "no signature_algorithms", !hello.Has(SignatureAlgorithms)),
            Fact(
                Subject.Extensions,
                FactItem.Of(Extensions(hello), TlsNames.ExtensionName), "none"),
            Fact(
                Subject.Compression,
                [.. hello.CompressionMethods.Select(Compression)],
                "none"),
            Fact(
                Subject.ServerName,
                hello.ServerName is { } name ? [new FactItem(name, null)] : [],
                "no server name", hello.ServerName is null),
            Fact(Subject.Bytes, [Bytes(hello.StreamBytes)], "none"),
        ];
        return facts.ToDictionary(fact => fact.Subject);
    }

    /// <summary>
    /// Without supported_versions only the highest version shows; a version above TLS 1.2 in the
    /// old field stands for TLS 1.2 (RFC 8446, 4.1.2).
    /// </summary>
    public static IEnumerable<ushort> Versions(ClientHello hello) => hello.SupportedVersions.IsEmpty
        ? [Math.Min(hello.LegacyVersion, ClientHello.Tls12)]
        : hello.SupportedVersions;

    private static FactItem Compression(byte method) => new(method == 0 ? "null" : null, method);

    private static FactItem Bytes(int count) => new(
        count.ToString(CultureInfo.InvariantCulture) + " bytes",
        (ushort)Math.Min(count, ushort.MaxValue));

    private static IEnumerable<ushort> Suites(ClientHello hello) =>
        hello.CipherSuites.Where(suite => !TlsNames.IsSignal(suite));

    /// <summary>The signal says what an empty renegotiation_info says (RFC 5746, 3.3).</summary>
    private static IEnumerable<ushort> Extensions(ClientHello hello)
    {
        var types = hello.Extensions.Select(one => one.Type);
        return hello.CipherSuites.Contains(RenegotiationSignal) && !hello.Has(RenegotiationInfo)
            ? types.Append(RenegotiationInfo)
            : types;
    }

    private static Fact Fact(
        Subject subject, IReadOnlyList<FactItem> items, string absent, bool isAbsent = false) =>
        new(subject, items, isAbsent, absent);
}
