namespace NanoDps.Emulator;

/// <summary>One enrollment group.</summary>
/// <param name="Name">The name.</param>
/// <param name="PrimaryKey">The group's key in base64, from which a device's is derived.</param>
/// <param name="Disabled">Whether the devices may not register.</param>
public sealed record GroupFacts(string Name, string PrimaryKey, bool Disabled);
