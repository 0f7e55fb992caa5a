using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Findings;

/// <summary>Holds a fact against a rule.</summary>
internal static class RuleCheck
{
    /// <summary>What the rules say of these facts, one finding for each rule.</summary>
    public static IReadOnlyList<Finding> All(
        IReadOnlyList<Rule> rules, IReadOnlyDictionary<Subject, Fact> facts) =>
        [.. rules.Select(rule => One(rule, facts[rule.Subject]))];

    private static Finding One(Rule rule, Fact fact)
    {
        if (fact.IsAbsent && rule.WhenAbsent is { } level)
        {
            return new Finding(rule, level, fact.AbsentText);
        }

        var (holds, found) = Holds(rule, fact);
        return new Finding(rule, holds ? Level.Pass : rule.Otherwise, found);
    }

    /// <summary>Whether the rule holds, and the part of the fact that decides it.</summary>
    private static (bool Holds, string Found) Holds(Rule rule, Fact fact)
    {
        var items = fact.Items;
        var fitting = items
            .Where(item => rule.Values.Any(value => RuleValues.Matches(item, value))).ToList();
        var others = items.Except(fitting).ToList();
        switch (rule.Relation)
        {
            case Relation.Present:
                return (items.Count > 0, fact.Text);
            case Relation.AnyOf:
                return (fitting.Count > 0, fitting.Count > 0 ? Fact.List(fitting) : fact.Text);
            case Relation.AllOf:
                var missing = rule.Values
                    .Where(value => !items.Any(item => RuleValues.Matches(item, value))).ToList();
                return missing.Count == 0
                    ? (true, Fact.List(fitting))
                    : (false, "without " + string.Join(", ", missing));
            case Relation.NoneOf:
                return fitting.Count == 0 ? (true, "none") : (false, Counted(fitting));
            case Relation.Only:
                return others.Count == 0
                    ? (true, fact.Text)
                    : (false, "besides: " + Counted(others));
            case Relation.Exactly:
                var isExact = items.Count == rule.Values.Count && items.Zip(rule.Values)
                    .All(pair => RuleValues.Matches(pair.First, pair.Second));
                return (isExact, fact.Text);
            case Relation.AtMost:
                var most = RuleValues.Count(rule.Values[0]);
                return (items.Count == 1 && items[0].Number <= most, fact.Text);
            default:
                throw new InvalidOperationException($"no check for {rule.Relation}");
        }
    }

    private static string Counted(List<FactItem> items) =>
        items.Count > 1 ? $"{items.Count} ({Fact.List(items)})" : Fact.List(items);
}
