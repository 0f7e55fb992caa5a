namespace NanoDps.Audit.Reports;

/// <summary>What a service would do with a hello.</summary>
/// <param name="Profile">The name of its profile.</param>
/// <param name="Accepts">Whether it accepts the hello.</param>
public sealed record ServiceAnswer(string Profile, bool Accepts);
