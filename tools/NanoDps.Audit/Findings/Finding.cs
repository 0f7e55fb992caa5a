using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Findings;

/// <summary>What one rule says.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Level">Pass, warn or fail.</param>
/// <param name="Found">What came, in words.</param>
/// <param name="Expected">What the rule asks for, in words.</param>
public sealed record Finding(Rule Rule, Level Level, string Found, string Expected);
