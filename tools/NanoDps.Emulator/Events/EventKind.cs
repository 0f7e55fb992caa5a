namespace NanoDps.Emulator.Events;

/// <summary>What happened; the word in the second column of a log line.</summary>
public enum EventKind
{
    /// <summary>A server listens.</summary>
    Listening,

    /// <summary>A server moved to another address; connections to the old one are cut.</summary>
    FailedOver,

    /// <summary>A ClientHello came and was let through.</summary>
    Hello,

    /// <summary>A ClientHello was refused, or what came is none.</summary>
    TlsRefused,

    /// <summary>A handshake ended well.</summary>
    TlsEstablished,

    /// <summary>A handshake failed after the hello.</summary>
    TlsFailed,

    /// <summary>An MQTT CONNECT was accepted.</summary>
    Connected,

    /// <summary>An MQTT CONNECT was refused.</summary>
    ConnectRefused,

    /// <summary>
    /// A request over HTTPS was refused: it is none of the service's, or for its identity.
    /// </summary>
    RequestRefused,

    /// <summary>A subscription was granted.</summary>
    Subscribed,

    /// <summary>A subscription was refused.</summary>
    SubscribeRefused,

    /// <summary>A device asked DPS to register it.</summary>
    Register,

    /// <summary>A device asked DPS for the state of its registration.</summary>
    Poll,

    /// <summary>DPS answered a request, or did not on purpose.</summary>
    Answer,

    /// <summary>A device was assigned to a hub.</summary>
    Assigned,

    /// <summary>A hub took a telemetry message.</summary>
    Telemetry,

    /// <summary>A client broke a rule of the service and is disconnected.</summary>
    Violation,

    /// <summary>An MQTT connection ended.</summary>
    Disconnected,

    /// <summary>A fault was put in, as the fault script asks.</summary>
    Injected,

    /// <summary>The emulator itself, or a script that was given to it, failed.</summary>
    Fault,
}
