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
    public static string Suite(ushort id)
    {
        var hex = "0x" + id.ToString("X4", CultureInfo.InvariantCulture);
        if (IsSignal(id))
        {
            var signal = id == Fallback ? "TLS_FALLBACK_SCSV" : "TLS_EMPTY_RENEGOTIATION_INFO_SCSV";
            return $"{signal} ({hex})";
        }

        // RFC 8701 reserves 0x0A0A, 0x1A1A … 0xFAFA to keep servers tolerant.
        if ((id & 0x0F0F) == 0x0A0A && id >> 8 == (id & 0xFF))
        {
            return $"GREASE ({hex})";
        }

        var suite = (TlsCipherSuite)id;
        return Enum.IsDefined(suite) ? $"{suite} ({hex})" : hex;
    }

    /// <summary>
    /// Whether a suite's number is a signal and names no suite (RFC 5746, RFC 7507).
    /// </summary>
    /// <param name="id">The number.</param>
    public static bool IsSignal(ushort id) => id is RenegotiationInfo or Fallback;

    /// <summary>A protocol version's name.</summary>
    /// <param name="version">The version as on the wire.</param>
    public static string Version(ushort version) => version switch
    {
        0x0300 => "SSL 3.0",
        0x0301 => "TLS 1.0",
        0x0302 => "TLS 1.1",
        0x0303 => "TLS 1.2",
        0x0304 => "TLS 1.3",
        _ => "0x" + version.ToString("X4", CultureInfo.InvariantCulture),
    };
}
