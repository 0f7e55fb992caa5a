using System.Buffers;
using System.IO.Pipelines;

namespace NanoDps.Emulator.Tls;

/// <summary>
/// Looks at the ClientHello of a connection and leaves its bytes for the TLS library.
/// </summary>
internal static class HelloPeek
{
    /// <summary>
    /// Reads until the hello is whole or wrong. The result needs more bytes when the client closed
    /// before its hello was whole.
    /// </summary>
    /// <exception cref="OperationCanceledException">The client took too long.</exception>
    public static async Task<ClientHelloRead> ReadAsync(
        PipeReader input, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellation).ConfigureAwait(false);
            var buffer = result.Buffer;
            var bytes = buffer.Slice(0, Math.Min(buffer.Length, ClientHelloReader.MaxStreamBytes));
            var read = ClientHelloReader.Read(bytes.ToArray());
            if (!read.NeedsMore || result.IsCompleted)
            {
                // Nothing is consumed, nothing counts as examined: the next reader gets it all.
                input.AdvanceTo(buffer.Start, buffer.Start);
                return read;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
