namespace NanoDps.Emulator;

/// <summary>One enrollment group.</summary>
/// <param name="Name">The name.</param>
/// <param name="PrimaryKey">
/// The group's key in base64, from which a device's is derived; null where it has a CA.
/// </param>
/// <param name="Disabled">Whether the devices may not register.</param>
public sealed record GroupFacts(string Name, string? PrimaryKey, bool Disabled)
{
    /// <summary>
    /// The PEM file with the CA that the emulator made for the group; null for any other.
    /// </summary>
    public string? CaFile { get; init; }
}
