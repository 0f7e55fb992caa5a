using NanoDps.Audit.Capture;

namespace NanoDps.Audit.Listening;

/// <summary>What one connection brought.</summary>
/// <param name="Found">The hello or what is wrong with it; null for a connection without TLS.</param>
/// <param name="Stream">All bytes that the client sent.</param>
/// <param name="Text">One sentence about a connection without TLS; null otherwise.</param>
public sealed record HeardHello(FoundHello? Found, IReadOnlyList<byte> Stream, string? Text)
{
    internal static HeardHello Of(
        string peer, string local, byte[] stream, ClientHelloRead read, string how)
    {
        if (read.Hello is { } hello)
        {
            return new HeardHello(new FoundHello(peer, local, hello, null), stream, null);
        }

        if (stream.Length == 0 || read.Error is { Fault: ClientHelloFault.NotTls })
        {
            var sent = stream.Length == 0 ? "sent nothing and " + how : read.Error!.Message;
            return new HeardHello(null, stream, $"{peer}: no TLS: {sent}");
        }

        var error = read.Error is { } fault
            ? Malformed.Text(fault)
            : $"{Missing.In(stream.Length)}; the client {how}";
        return new HeardHello(new FoundHello(peer, local, null, error), stream, null);
    }
}
