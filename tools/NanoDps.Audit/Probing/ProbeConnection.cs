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
        using var socket = await OpenAsync(address, timeout, cancellation).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout);
        using var stream = new MemoryStream();
        try
        {
            await socket.SendAsync(hello.ToRecord(), patience.Token).ConfigureAwait(false);
            return await ReadAsync(socket, stream, hello, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A server that fell silent behind its ServerHello has chosen all the same.
            return stream.Length > 0
                ? Answer(stream, isEnd: true, hello)!
                : new ProbeAnswer { Outcome = ProbeOutcome.Silent };
        }
        catch (SocketException)
        {
            // A reset: how some servers refuse.
            return Answer(stream, isEnd: true, hello)!;
        }
    }

    /// <summary>A connected socket.</summary>
    /// <exception cref="AuditInputException">There is no connection to be had.</exception>
    public static async Task<Socket> OpenAsync(
        IPEndPoint address, TimeSpan timeout, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout);
        try
        {
            await socket.ConnectAsync(address, patience.Token).ConfigureAwait(false);
            return socket;
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw Unreachable(address, exception.SocketErrorCode.ToString());
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw Unreachable(address, $"nothing in {timeout.TotalSeconds:0.#} s");
        }
    }

    private static async Task<ProbeAnswer> ReadAsync(
        Socket socket, MemoryStream stream, ProbeHello hello, CancellationToken cancellation)
    {
        var buffer = new byte[8192];
        while (stream.Length < FlightReader.MaxBytes)
        {
            var count = await socket.ReceiveAsync(buffer, cancellation).ConfigureAwait(false);
            stream.Write(buffer, 0, count);
            if (Answer(stream, isEnd: count == 0, hello) is { } answer)
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

    private static ProbeAnswer? Answer(MemoryStream stream, bool isEnd, ProbeHello hello)
    {
        var bytes = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        // Another version was not asked for: nothing behind its ServerHello matters.
        var answer = FlightReader.Read(
            bytes, isEnd, one => !hello.NeedsFlight || one.Version != hello.Version);
        return answer is not { Outcome: ProbeOutcome.Accepted }
            || hello.Suites.Contains(answer.Suite)
            ? answer
            : new ProbeAnswer
            {
                Outcome = ProbeOutcome.Malformed,
                Fault = $"expected one of the offered suites, got {TlsNames.Suite(answer.Suite)}",
            };
    }

    private static AuditInputException Unreachable(IPEndPoint address, string got) => new(
        $"expected a TCP connection to {address}, got {got}",
        "check host, port and firewall: port 8883 is often blocked, 443 seldom");
}
