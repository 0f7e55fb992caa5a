namespace NanoDps.Audit.Capture;

/// <summary>What was found in an input.</summary>
public sealed record HelloInput
{
    /// <summary>What the input is.</summary>
    public required InputKind Kind { get; init; }

    /// <summary>Whether it was written as hex text.</summary>
    public bool IsHexText { get; init; }

    /// <summary>The hellos, in the order in which their connections began; never empty.</summary>
    public required IReadOnlyList<FoundHello> Hellos { get; init; }

    /// <summary>What a reader should know: cut packets, fragments, an end in mid-packet.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
