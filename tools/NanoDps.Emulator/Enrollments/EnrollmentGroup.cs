namespace NanoDps.Emulator.Enrollments;

/// <summary>The enrollment of all devices whose keys are derived from the group's.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Keys">The group's keys.</param>
public sealed record EnrollmentGroup(string Name, SymmetricKeys Keys)
{
    /// <summary>Whether the group's devices may register.</summary>
    public bool Disabled { get; init; }

    /// <summary>The hub for static allocation; null for the first.</summary>
    public string? Hub { get; init; }
}
