using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Findings;

/// <summary>What one rule says.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Level">Pass, warn or fail.</param>
/// <param name="Found">What came, in words.</param>
public sealed record Finding(Rule Rule, Level Level, string Found)
{
    /// <summary>What the rule asks for, in words.</summary>
    public string Expected
    {
        get
        {
            var values = string.Join(", ", Rule.Values);
            var isList = Rule.Values.Count > 1;
            return Rule.Relation switch
            {
                Relation.Present => "one",
                Relation.AnyOf => isList ? $"at least one of {values}" : values,
                Relation.AllOf => isList ? $"all of {values}" : values,
                Relation.NoneOf => $"none of {values}",
                Relation.Only => $"only {values}",
                Relation.Exactly => $"exactly {values}",
                _ => $"at most {values}",
            };
        }
    }
}
