namespace NanoDps.Faults;

/// <summary>
/// Whose numbering a code belongs to: the word before the colon in the table's key.
/// </summary>
public enum FaultKind
{
    /// <summary>The device's own faults: 101 to 901.</summary>
    Fault,

    /// <summary>The kinds of line in the log: 101 to 680.</summary>
    Log,

    /// <summary>DPS's error codes, of three digits (a class) or six.</summary>
    Dps,

    /// <summary>A registration's status or substatus, by its word.</summary>
    Status,

    /// <summary>IoT Hub's error codes, of three digits (a class) or six.</summary>
    Hub,

    /// <summary>CONNACK's return code: 1 to 5.</summary>
    Connack,

    /// <summary>nanoFramework's NetworkHelperStatus.</summary>
    Network,

    /// <summary>mbedTLS's error codes: negative.</summary>
    Tls,

    /// <summary>mbedTLS's verify flags: one bit each.</summary>
    X509,

    /// <summary>A SocketException's ErrorCode: Winsock's numbers.</summary>
    Socket,

    /// <summary>Why an ESP32 was reset, as its ROM says at the start.</summary>
    Reset,
}
