using System.Net;
using System.Net.Sockets;

namespace NanoDps.Audit.Probing;

/// <summary>From a host name to the address that is asked.</summary>
internal static class ProbeAddress
{
    /// <summary>
    /// The first address that can be reached: a name may have an IPv6 address where the network has
    /// none.
    /// </summary>
    /// <exception cref="AuditInputException">There is none.</exception>
    public static async Task<IPEndPoint> FindAsync(
        ProbeTarget target, CancellationToken cancellation)
    {
        var addresses = await ResolveAsync(target, cancellation).ConfigureAwait(false);
        AuditInputException? unreachable = null;
        foreach (var address in addresses)
        {
            try
            {
                var point = new IPEndPoint(address, target.Port);
                using var socket = await ProbeConnection
                    .OpenAsync(point, target.Timeout, cancellation).ConfigureAwait(false);
                return point;
            }
            catch (AuditInputException exception)
            {
                unreachable = exception;
            }
        }

        throw unreachable ?? NoAddress(target, "no address");
    }

    private static async Task<IPAddress[]> ResolveAsync(
        ProbeTarget target, CancellationToken cancellation)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(target.Host, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw NoAddress(target, exception.Message.TrimEnd('.'));
        }
    }

    private static AuditInputException NoAddress(ProbeTarget target, string why) => new(
        $"expected an address for {target.Host}, got none ({why})",
        "check the host name and this machine's name server");
}
