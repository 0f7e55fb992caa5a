namespace NanoDps.Emulator.Configuration;

/// <summary>How custom allocation picks a hub: by a table, or by a command.</summary>
public sealed record CustomAllocation
{
    /// <summary>The table; the first row that is for the device decides.</summary>
    public IReadOnlyList<AllocationRule> Rules { get; init; } = [];

    /// <summary>
    /// A program and its arguments, asked where no row decides; empty for none. It gets on its
    /// standard input, and answers on its standard output, what one's own function does in Azure
    /// (Azure: how to use custom allocation policies).
    /// </summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>How long the command may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);
}
