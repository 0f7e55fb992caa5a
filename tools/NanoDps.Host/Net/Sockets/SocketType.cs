namespace System.Net.Sockets;

/// <summary>Kinds of sockets.</summary>
public enum SocketType
{
    Stream = 1,
    Dgram = 2,
    Raw = 3,
    Rdm = 4,
    Seqpacket = 5,
    Unknown = -1,
}
