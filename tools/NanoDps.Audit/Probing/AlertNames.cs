namespace NanoDps.Audit.Probing;

/// <summary>Alerts by name (RFC 5246, 7.2; RFC 8446, 6).</summary>
internal static class AlertNames
{
    public static string Text(byte alert) => alert switch
    {
        0 => "close_notify (0)",
        10 => "unexpected_message (10)",
        20 => "bad_record_mac (20)",
        40 => "handshake_failure (40)",
        42 => "bad_certificate (42)",
        47 => "illegal_parameter (47)",
        50 => "decode_error (50)",
        70 => "protocol_version (70)",
        71 => "insufficient_security (71)",
        80 => "internal_error (80)",
        86 => "inappropriate_fallback (86)",
        90 => "user_canceled (90)",
        109 => "missing_extension (109)",
        110 => "unsupported_extension (110)",
        112 => "unrecognized_name (112)",
        120 => "no_application_protocol (120)",
        _ => alert.ToString(null, null),
    };
}
