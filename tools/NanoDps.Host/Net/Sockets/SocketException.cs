using NanoDps.Host;

namespace System.Net.Sockets;

/// <summary>A socket call failed.</summary>
public class SocketException : Exception
{
    /// <summary>Makes one with a Winsock number or a native code.</summary>
    public SocketException(SocketError errorCode)
        : base(DeviceMessages.Default(typeof(SocketException)))
    {
        ErrorCode = (int)errorCode;
    }

    /// <summary>
    /// The Winsock number; -1 for a failure of an established TLS stream (A73) and -1728053248 for
    /// an object that was closed meanwhile (A18).
    /// </summary>
    public int ErrorCode { get; }
}
