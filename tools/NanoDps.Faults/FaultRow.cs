namespace NanoDps.Faults;

/// <summary>One row of the table.</summary>
/// <param name="Kind">Whose numbering the code belongs to.</param>
/// <param name="Code">The code as the table writes it: decimal, hexadecimal, or a word.</param>
/// <param name="Name">A stable name.</param>
/// <param name="Retrying">What the device does about it by itself.</param>
/// <param name="Whose">
/// Whose fault it is: configuration, network, clock, server, identity, service or device; null for
/// what is none.
/// </param>
/// <param name="InShort">What a serial line says to do; null for nothing.</param>
/// <param name="Sentence">What happened.</param>
/// <param name="Advice">What to do; null for what needs nothing.</param>
/// <param name="Source">Where this is from.</param>
public sealed record FaultRow(
    FaultKind Kind,
    string Code,
    string Name,
    Retrying Retrying,
    string? Whose,
    string? InShort,
    string Sentence,
    string? Advice,
    string Source)
{
    /// <summary>The code as a number; null when it is a word.</summary>
    public long? Number { get; } = FaultCode.Number(Code);

    /// <summary>The key in the table, such as tls:-0x7780.</summary>
    public string Key => FaultCode.Word(Kind) + ":" + Code;
}
