using System.Globalization;
using System.Net.Security;

namespace NanoDps.Tls;

/// <summary>Names of TLS numbers, as IANA registers them.</summary>
public static class TlsNames
{
    private const ushort RenegotiationInfo = 0x00FF;
    private const ushort Fallback = 0x5600;

    /// <summary>A suite's IANA name and number, or the number alone when it has no name.</summary>
    /// <param name="id">The suite's number.</param>
    public static string Suite(ushort id) => WithNumber(SuiteName(id), id);

    /// <summary>A suite's IANA name, or null when it has none here.</summary>
    /// <param name="id">The suite's number.</param>
    public static string? SuiteName(ushort id)
    {
        if (IsSignal(id))
        {
            return id == Fallback ? "TLS_FALLBACK_SCSV" : "TLS_EMPTY_RENEGOTIATION_INFO_SCSV";
        }

        if (IsGrease(id))
        {
            return "GREASE";
        }

        var suite = (TlsCipherSuite)id;
        return Enum.IsDefined(suite) ? suite.ToString() : null;
    }

    /// <summary>
    /// Whether a suite's number is a signal and names no suite (RFC 5746, RFC 7507).
    /// </summary>
    /// <param name="id">The number.</param>
    public static bool IsSignal(ushort id) => id is RenegotiationInfo or Fallback;

    /// <summary>
    /// Whether a number is one of 0x0A0A, 0x1A1A … 0xFAFA, which mean nothing and keep servers
    /// tolerant (RFC 8701).
    /// </summary>
    /// <param name="id">A suite, group, signature algorithm, extension or version.</param>
    public static bool IsGrease(ushort id) => (id & 0x0F0F) == 0x0A0A && id >> 8 == (id & 0xFF);

    /// <summary>A protocol version's name.</summary>
    /// <param name="version">The version as on the wire.</param>
    public static string Version(ushort version) => VersionName(version) ?? Hex(version);

    /// <summary>A protocol version's name, or null when it has none.</summary>
    /// <param name="version">The version as on the wire.</param>
    public static string? VersionName(ushort version) => version switch
    {
        0x0300 => "SSL 3.0",
        0x0301 => "TLS 1.0",
        0x0302 => "TLS 1.1",
        0x0303 => "TLS 1.2",
        0x0304 => "TLS 1.3",
        _ when IsGrease(version) => "GREASE",
        _ => null,
    };

    /// <summary>A named group's name, or null when it has none here.</summary>
    /// <param name="id">The group's number.</param>
    public static string? GroupName(ushort id) => Named(id, GroupNames.All);

    /// <summary>A signature scheme's name, or null when it has none here.</summary>
    /// <param name="id">The scheme's number.</param>
    public static string? SignatureName(ushort id) => Named(id, SignatureNames.All);

    /// <summary>An extension's name, or null when it has none here.</summary>
    /// <param name="id">The extension's number.</param>
    public static string? ExtensionName(ushort id) => Named(id, ExtensionNames.All);

    /// <summary>A name with its number, or the number alone: "secp256r1 (0x0017)".</summary>
    /// <param name="name">The name; null when there is none.</param>
    /// <param name="id">The number.</param>
    public static string WithNumber(string? name, ushort id) =>
        name is null ? Hex(id) : $"{name} ({Hex(id)})";

    /// <summary>A number as "0xC02F".</summary>
    /// <param name="id">The number.</param>
    public static string Hex(ushort id) => "0x" + id.ToString("X4", CultureInfo.InvariantCulture);

    private static string? Named(ushort id, IReadOnlyDictionary<ushort, string> names) =>
        IsGrease(id) ? "GREASE" : names.GetValueOrDefault(id);
}
