using System.Net;
using System.Net.Sockets;

namespace NanoDps.Audit.Probing;

/// <summary>One connection: a hello out, an answer in.</summary>
internal static class ProbeConnection
{
    /// <exception cref="AuditInputException">There is no connection to be had.</exception>
    public static async Task<ProbeAnswer> AskAsync(
        IPEndPoint address, ProbeHello hello, TimeSpan timeout, CancellationToken cancellation)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout);
        await ConnectAsync(socket, address, timeout, patience.Token, cancellation)
            .ConfigureAwait(false);
        try
        {
            await socket.SendAsync(hello.ToRecord(), patience.Token).ConfigureAwait(false);
            return await ReadAsync(socket, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ProbeAnswer { Outcome = ProbeOutcome.Silent };
        }
        catch (SocketException)
        {
            // A reset: how some servers refuse.
            return new ProbeAnswer { Outcome = ProbeOutcome.Closed };
        }
    }

    private static async Task ConnectAsync(
        Socket socket, IPEndPoint address, TimeSpan timeout, CancellationToken patience,
        CancellationToken cancellation)
    {
        try
        {
            await socket.ConnectAsync(address, patience).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw Unreachable(address, exception.SocketErrorCode.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreachable(address, $"nothing in {timeout.TotalSeconds:0.#} s");
        }
    }

    private static async Task<ProbeAnswer> ReadAsync(Socket socket, CancellationToken cancellation)
    {
        var buffer = new byte[8192];
        using var stream = new MemoryStream();
        while (stream.Length < FlightReader.MaxBytes)
        {
            var count = await socket.ReceiveAsync(buffer, cancellation).ConfigureAwait(false);
            stream.Write(buffer, 0, count);
            var bytes = stream.GetBuffer().AsSpan(0, (int)stream.Length);
            if (FlightReader.Read(bytes, isEnd: count == 0) is { } answer)
            {
                return answer;
            }
        }

        return new ProbeAnswer
        {
            Outcome = ProbeOutcome.Malformed,
            Fault = $"expected a flight of at most {FlightReader.MaxBytes} bytes, got more",
        };
    }

    private static AuditInputException Unreachable(IPEndPoint address, string got) => new(
        $"expected a TCP connection to {address}, got {got}",
        "check host, port and firewall: port 8883 is often blocked, 443 seldom");
}
