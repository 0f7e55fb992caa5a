namespace NanoDps.Audit.Capture;

/// <summary>Looks for a hello at the start of one TCP stream.</summary>
internal static class StreamStart
{
    /// <summary>
    /// A hello, or what is wrong with it; null for streams of servers and of other protocols.
    /// </summary>
    public static FoundHello? Find(TcpStream stream)
    {
        var bytes = BehindProxy(stream.Assemble(out var hasGap));
        if (IsSsl2(bytes))
        {
            return Bad(stream, "expected a ClientHello of TLS, got one in the format of SSL 2.0");
        }

        if (bytes is not [0x16, 3, ..])
        {
            return null;
        }

        var read = ClientHelloReader.Read(
            bytes.AsSpan(0, Math.Min(bytes.Length, ClientHelloReader.MaxStreamBytes)));
        if (read.Hello is { } hello)
        {
            return new FoundHello(stream.Source.ToString(), stream.Target.ToString(), hello, null);
        }

        return read.Error switch
        {
            null => Bad(stream, Missing.In(bytes.Length)
                + (hasGap ? "; packets behind them are missing from the capture" : "")),
            // The other direction: a ServerHello.
            { Fault: ClientHelloFault.NotClientHello } => null,
            { } error => Bad(stream, Malformed.Text(error)),
        };
    }

    /// <summary>What follows a request to an HTTP proxy (RFC 9110, 9.3.6).</summary>
    private static byte[] BehindProxy(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("CONNECT "u8))
        {
            return bytes;
        }

        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        return end < 0 ? [] : bytes[(end + 4)..];
    }

    /// <summary>RFC 5246, appendix E.2: two length bytes, message type 1, version 3.x.</summary>
    private static bool IsSsl2(byte[] bytes) =>
        bytes is [>= 0x80, _, 1, 3, <= 4, ..];

    private static FoundHello Bad(TcpStream stream, string error) =>
        new(stream.Source.ToString(), stream.Target.ToString(), null, error);
}
