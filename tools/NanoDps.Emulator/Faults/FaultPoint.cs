namespace NanoDps.Emulator.Faults;

/// <summary>Where in a device's way through the services a fault can be put.</summary>
public enum FaultPoint
{
    /// <summary>
    /// A TCP connection to DPS was accepted, for MQTT; nothing has been read.
    /// </summary>
    Accept,

    /// <summary>
    /// A ClientHello came to DPS, for MQTT, and was let in; nothing has been sent.
    /// </summary>
    Handshake,

    /// <summary>As <see cref="Accept"/>, for HTTPS and WebSockets.</summary>
    WebAccept,

    /// <summary>As <see cref="Handshake"/>, for HTTPS and WebSockets.</summary>
    WebHandshake,

    /// <summary>An MQTT CONNECT came to DPS.</summary>
    Connect,

    /// <summary>A filter of a SUBSCRIBE came to DPS.</summary>
    Subscribe,

    /// <summary>A request to register came to DPS, over any transport.</summary>
    Register,

    /// <summary>A request for the state of an operation came to DPS, over any transport.</summary>
    Poll,

    /// <summary>As <see cref="Accept"/>, at a hub.</summary>
    HubAccept,

    /// <summary>As <see cref="Handshake"/>, at a hub.</summary>
    HubHandshake,

    /// <summary>As <see cref="WebAccept"/>, at a hub.</summary>
    HubWebAccept,

    /// <summary>As <see cref="WebHandshake"/>, at a hub.</summary>
    HubWebHandshake,

    /// <summary>An MQTT CONNECT came to a hub.</summary>
    HubConnect,

    /// <summary>A filter of a SUBSCRIBE came to a hub.</summary>
    HubSubscribe,

    /// <summary>A PUBLISH came to a hub.</summary>
    Publish,
}
