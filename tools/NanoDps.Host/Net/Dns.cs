using NanoDps.Host;

namespace System.Net;

/// <summary>Name resolution.</summary>
public static class Dns
{
    /// <summary>
    /// Finds the IPv4 address of a name. The look-up is a native call: while it lasts, no other
    /// thread of the device runs. "" and null give 127.0.0.1 (A4).
    /// </summary>
    /// <exception cref="Sockets.SocketException">11001: the name is unknown (A2).</exception>
    public static IPHostEntry GetHostEntry(string hostNameOrAddress)
    {
        var device = HostDevice.CurrentOrNull;
        using var call = HostCall.On(device);
        return new IPHostEntry
        {
            HostName = hostNameOrAddress,
            AddressList = [Resolver.Resolve(device, hostNameOrAddress)],
        };
    }
}
