namespace NanoDps.IntegrationTests.Serial;

/// <summary>What the shell answered to a command; the last line is 602 or 680.</summary>
internal sealed record Answer(SerialLine[] Lines)
{
    public bool IsOk => Lines[^1].Code == 602;

    /// <summary>Code and text of the last line.</summary>
    public string End => $"{Lines[^1].Code} {Lines[^1].Text}";

    /// <summary>All texts, one a line.</summary>
    public string Text => string.Join('\n', Lines.Select(line => line.Text));
}
