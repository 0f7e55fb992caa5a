extern alias bcl;

using System.Net;
using System.Net.Sockets;
using BclDns = bcl::System.Net.Dns;
using BclFamily = bcl::System.Net.Sockets.AddressFamily;
using BclSocketException = bcl::System.Net.Sockets.SocketException;

namespace NanoDps.Host;

/// <summary>Resolves names: by the map of the device, else for real.</summary>
internal static class Resolver
{
    public static IPAddress Resolve(HostDevice? device, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return IPAddress.Loopback;
        }

        if (device?.Names.PlaceholderOf(name) is { } placeholder)
        {
            return placeholder;
        }

        using var native = device?.Native.Enter();
        return ResolveForReal(name);
    }

    private static IPAddress ResolveForReal(string name)
    {
        try
        {
            foreach (var address in BclDns.GetHostAddresses(name, BclFamily.InterNetwork))
            {
                return new IPAddress(address.GetAddressBytes());
            }
        }
        catch (Exception e) when (e is BclSocketException or ArgumentException)
        {
            // Whatever the reason is, the device's resolver knows one code only (A2).
        }

        throw new SocketException(SocketError.HostNotFound);
    }
}
