namespace NanoDps.Monitor.Diagnosing;

/// <summary>What is likely when a device did not reach its hub and named no fault.</summary>
internal static class WithoutFault
{
    /// <summary>What happened, and what to do.</summary>
    public static (string Sentence, string Advice) Of(LogLine? last) => last?.Code switch
    {
        401 or 501 => (
            "The log ends while the device connects: either it was cut off there, or the TLS "
            + "handshake stands still, which stops the whole board until the server answers.",
            "Record on. When nothing comes for minutes: look for a firewall or a proxy that takes "
            + "the connection and never answers, and reset the board."),
        201 => (
            "The log ends while the device joins its network.",
            "Record on for a minute; check wifi-ssid and wifi-password."),
        404 or 405 or 406 => (
            "The log ends while DPS is choosing the hub.",
            "Record on until line 502, or a fault."),
        null => (
            "The log has lines of the shell alone.",
            "Type status, or restart the board and record from there."),
        _ => (
            "The log ends before the device reached its hub, and names no fault.",
            "Record on until line 502, or a fault."),
    };
}
