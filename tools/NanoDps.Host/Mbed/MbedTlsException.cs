namespace NanoDps.Host;

/// <summary>
/// The host board cannot use mbedTLS on this computer; the message says what to do. Not a failure
/// of a device.
/// </summary>
public sealed class MbedTlsException(string message) : Exception(message);
