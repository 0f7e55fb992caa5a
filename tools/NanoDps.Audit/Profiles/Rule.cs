namespace NanoDps.Audit.Profiles;

/// <summary>One thing that a profile asks for.</summary>
public sealed record Rule
{
    /// <summary>The finding's name, lower case with dashes; it stands in the documentation.</summary>
    public required string Id { get; init; }

    /// <summary>What is looked at.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What must hold between what came and the values.</summary>
    public required Relation Relation { get; init; }

    /// <summary>
    /// Names as IANA registers them, with * for any characters, or numbers such as "0xC02F".
    /// </summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The finding's level when the rule does not hold.</summary>
    public required Level Otherwise { get; init; }

    /// <summary>
    /// The finding's level when what is looked at is absent; null: as if it were empty.
    /// </summary>
    public Level? WhenAbsent { get; init; }

    /// <summary>Why the rule is there, with its source.</summary>
    public required string Why { get; init; }

    /// <summary>What to do when it does not hold.</summary>
    public required string Fix { get; init; }
}
