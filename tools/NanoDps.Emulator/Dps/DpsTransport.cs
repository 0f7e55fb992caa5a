namespace NanoDps.Emulator.Dps;

/// <summary>How a request came.</summary>
public enum DpsTransport
{
    /// <summary>MQTT over TLS, or over WebSockets.</summary>
    Mqtt,

    /// <summary>HTTPS.</summary>
    Https,
}
