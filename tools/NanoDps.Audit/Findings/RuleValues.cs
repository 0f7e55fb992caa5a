using System.Globalization;
using System.IO.Enumeration;
using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Findings;

/// <summary>The values of a rule: whether they make sense, and which of them something matches.</summary>
internal static class RuleValues
{
    /// <summary>Whether an item is what a value stands for.</summary>
    public static bool Matches(FactItem item, string value) => Number(value) is { } number
        ? item.Number == number
        : item.Name is { } name
            && FileSystemName.MatchesSimpleExpression(value, name, ignoreCase: false);

    /// <summary>What is wrong with a rule's values, or null.</summary>
    public static string? Fault(Rule rule)
    {
        switch (rule.Relation)
        {
            case Relation.Present:
                return rule.Values.Count == 0
                    ? null
                    : "expected no values with \"present\", got some";
            case Relation.AtMost:
                return rule.Values is [var only] && Count(only) is not null
                    ? null
                    : "expected one decimal number with \"at-most\", got something else";
        }

        if (rule.Values.Count == 0)
        {
            return "expected values, got none";
        }

        return rule.Values.FirstOrDefault(value => !IsKnown(rule.Subject, value)) is { } unknown
            ? "expected a registered name, a pattern that fits one, or a number such as 0xC02F, "
                + $"got \"{unknown}\""
            : null;
    }

    /// <summary>A decimal number, or null.</summary>
    public static int? Count(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : null;

    private static ushort? Number(string value) =>
        value.StartsWith("0x", StringComparison.Ordinal)
            && ushort.TryParse(
                value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out var number)
            ? number
            : null;

    private static bool IsKnown(Subject subject, string value)
    {
        if (Number(value) is not null)
        {
            return true;
        }

        Func<ushort, string?>? name = subject switch
        {
            Subject.Versions => TlsNames.VersionName,
            Subject.Suites => TlsNames.SuiteName,
            Subject.Groups => TlsNames.GroupName,
            Subject.Signatures => TlsNames.SignatureName,
            Subject.Extensions => TlsNames.ExtensionName,
            _ => null,
        };
        return name is null || Enumerable.Range(0, ushort.MaxValue + 1)
            .Any(id => Matches(new FactItem(name((ushort)id), (ushort)id), value));
    }
}
