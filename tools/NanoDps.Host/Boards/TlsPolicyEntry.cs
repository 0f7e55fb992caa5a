namespace NanoDps.Host;

/// <summary>One number of the TLS registries that the policy allows.</summary>
/// <param name="Id">The number that goes on the wire.</param>
/// <param name="Name">The name in the IANA registry.</param>
/// <param name="Reason">Why it is allowed.</param>
public sealed record TlsPolicyEntry(ushort Id, string Name, string Reason);
