namespace NanoDps.Audit.Probing;

/// <summary>A server's message that breaks the rules; it never leaves this folder.</summary>
internal sealed class ProbeFormatException(string message) : Exception(message);
