namespace NanoDps.Tls;

/// <summary>Why bytes are no ClientHello.</summary>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Offset">
/// Where it is: for record faults an offset in the stream, for faults inside the hello an offset in
/// the handshake message, header included.
/// </param>
/// <param name="Message">One sentence: what was expected and what came.</param>
public sealed record ClientHelloError(ClientHelloFault Fault, int Offset, string Message);
