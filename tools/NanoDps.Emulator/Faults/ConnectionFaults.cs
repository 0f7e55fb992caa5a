using Microsoft.AspNetCore.Connections;

namespace NanoDps.Emulator.Faults;

/// <summary>Does to a connection what is asked for before anything is decrypted.</summary>
internal static class ConnectionFaults
{
    /// <summary>False when the connection is over.</summary>
    public static async Task<bool> GoesOnAsync(FaultAction? action, ConnectionContext connection)
    {
        switch (action?.Kind)
        {
            case FaultActionKind.Answer:
                await WaitAsync(action.Delay, connection).ConfigureAwait(false);
                return true;
            case FaultActionKind.Stall or FaultActionKind.Failover:
                // A failover cuts it in a moment.
                await WaitAsync(Timeout.InfiniteTimeSpan, connection).ConfigureAwait(false);
                return false;
            case FaultActionKind.Drop:
                connection.Abort();
                return false;
            case FaultActionKind.Close:
                return false;
            default:
                return true;
        }
    }

    /// <summary>Waits for a time, but no longer than the client.</summary>
    private static async Task WaitAsync(TimeSpan time, ConnectionContext connection) =>
        await Task.Delay(time, connection.ConnectionClosed)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
