using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace NanoDps.Emulator.Tls;

/// <summary>What goes over a connection before anything is encrypted.</summary>
internal static class ClearText
{
    public static async Task SendAsync(ConnectionContext connection, byte[] record)
    {
        try
        {
            await connection.Transport.Output.WriteAsync(record).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ConnectionAbortedException)
        {
            // The client did not wait for the answer.
        }
    }

    /// <summary>
    /// Lets the client answer (with its own alert) before the connection is closed.
    /// </summary>
    public static async Task DrainAsync(ConnectionContext connection, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        var input = connection.Transport.Input;
        try
        {
            ReadResult result;
            do
            {
                result = await input.ReadAsync(timeout.Token).ConfigureAwait(false);
                input.AdvanceTo(result.Buffer.End);
            }
            while (!result.IsCompleted);
        }
        catch (Exception exception) when (
            exception is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            // Reset or silent: either way the client has had its time.
        }
    }
}
