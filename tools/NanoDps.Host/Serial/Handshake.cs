namespace System.IO.Ports;

/// <summary>Flow control; the host's line has none.</summary>
public enum Handshake
{
    None = 0,
    XOnXOff = 1,
    RequestToSend = 2,
    RequestToSendXOnXOff = 3,
}
