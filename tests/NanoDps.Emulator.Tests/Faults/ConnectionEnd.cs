using System.Net.Sockets;
using System.Security.Authentication;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>How a connection ends, as its client sees it.</summary>
internal static class ConnectionEnd
{
    /// <summary>
    /// What an action gives; "reset" or "closed" when the connection ends under it.
    /// </summary>
    public static async Task<string> OrAsync(Func<Task<string>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (
            exception is IOException or AuthenticationException or SocketException)
        {
            return exception.GetBaseException() is SocketException
            {
                SocketErrorCode: SocketError.ConnectionReset,
            }
                ? "reset"
                : "closed";
        }
    }
}
