namespace NanoDps.Audit.Findings;

/// <summary>One thing that is there.</summary>
/// <param name="Name">Its name; null when it has none.</param>
/// <param name="Number">Its number on the wire; null when it has none.</param>
public sealed record FactItem(string? Name, ushort? Number)
{
    /// <summary>The name, or else the number.</summary>
    public string Text => Name ?? (Number is { } number ? TlsNames.Hex(number) : "");

    /// <summary>Items of numbers, each with the name that a table gives it.</summary>
    internal static IReadOnlyList<FactItem> Of(
        IEnumerable<ushort> numbers, Func<ushort, string?> name) =>
        [.. numbers.Where(number => !TlsNames.IsGrease(number))
            .Select(number => new FactItem(name(number), number))];
}
