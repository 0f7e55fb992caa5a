namespace NanoDps.Audit.Probing;

/// <summary>What an endpoint makes of one version.</summary>
/// <param name="Version">The version, as on the wire.</param>
/// <param name="IsAccepted">Whether it was negotiated.</param>
/// <param name="Text">How the endpoint answered, in words.</param>
public sealed record VersionResult(ushort Version, bool IsAccepted, string Text);
