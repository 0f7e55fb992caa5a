namespace NanoDps.Tls;

/// <summary>
/// The outcome of one look at a stream: a hello, an error, or neither, which means that more bytes
/// are needed.
/// </summary>
/// <param name="Hello">The hello, once it is whole and well formed.</param>
/// <param name="Error">What is wrong; no further byte can mend it.</param>
public sealed record ClientHelloRead(ClientHello? Hello, ClientHelloError? Error)
{
    /// <summary>Neither a hello nor an error yet.</summary>
    public static ClientHelloRead Incomplete { get; } = new(null, null);

    /// <summary>Whether more bytes are needed.</summary>
    public bool NeedsMore => Hello is null && Error is null;
}
