namespace NanoDps.Audit.Capture;

/// <summary>A hello, or the reason why what should be one is none.</summary>
/// <param name="Client">Address and port of the client; null when the input has none.</param>
/// <param name="Server">Address and port of the server; null when the input has none.</param>
/// <param name="Hello">The hello, when it could be read.</param>
/// <param name="Error">What is wrong, when it could not.</param>
public sealed record FoundHello(string? Client, string? Server, ClientHello? Hello, string? Error);
