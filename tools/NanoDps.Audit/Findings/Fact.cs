using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Findings;

/// <summary>What is so about a subject, ready to be held against a rule.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Items">What is there, in order: a name and a number each.</param>
/// <param name="IsAbsent">Whether there is no such thing at all, which is not the same as empty.</param>
/// <param name="AbsentText">What to say then.</param>
public sealed record Fact(
    Subject Subject, IReadOnlyList<FactItem> Items, bool IsAbsent, string AbsentText)
{
    private const int Shown = 6;

    /// <summary>What came, in words; long lists are cut.</summary>
    public string Text => Items.Count == 0 ? AbsentText : List(Items);

    /// <summary>Items in words; long lists are cut.</summary>
    internal static string List(IReadOnlyCollection<FactItem> items)
    {
        var text = string.Join(", ", items.Take(Shown).Select(item => item.Text));
        return items.Count > Shown ? $"{text} and {items.Count - Shown} more" : text;
    }
}
