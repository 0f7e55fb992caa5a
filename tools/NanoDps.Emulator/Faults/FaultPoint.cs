namespace NanoDps.Emulator.Faults;

/// <summary>Where in a device's way through the services a fault can be put.</summary>
public enum FaultPoint
{
    /// <summary>A TCP connection to DPS was accepted; nothing has been read.</summary>
    Accept,

    /// <summary>A ClientHello came to DPS and was let in; nothing has been sent.</summary>
    Handshake,

    /// <summary>An MQTT CONNECT came to DPS.</summary>
    Connect,

    /// <summary>A filter of a SUBSCRIBE came to DPS.</summary>
    Subscribe,

    /// <summary>A request to register came to DPS, over any transport.</summary>
    Register,

    /// <summary>A request for the state of an operation came to DPS, over any transport.</summary>
    Poll,

    /// <summary>A TCP connection to a hub was accepted; nothing has been read.</summary>
    HubAccept,

    /// <summary>A ClientHello came to a hub and was let in; nothing has been sent.</summary>
    HubHandshake,

    /// <summary>An MQTT CONNECT came to a hub.</summary>
    HubConnect,

    /// <summary>A filter of a SUBSCRIBE came to a hub.</summary>
    HubSubscribe,

    /// <summary>A PUBLISH came to a hub.</summary>
    Publish,
}
