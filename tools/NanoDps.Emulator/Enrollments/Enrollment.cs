namespace NanoDps.Emulator.Enrollments;

/// <summary>What an enrollment says about one device, individual or by group.</summary>
/// <param name="Keys">The device's keys, derived where the enrollment is a group.</param>
/// <param name="DeviceId">The device id at the hub.</param>
/// <param name="Group">The group's name; null for an individual enrollment.</param>
/// <param name="Disabled">Whether the device may not register.</param>
/// <param name="Hub">The hub for static allocation; null for the first.</param>
internal sealed record Enrollment(
    SymmetricKeys Keys, string DeviceId, string? Group, bool Disabled, string? Hub)
{
    /// <summary>The enrollment's name for the log.</summary>
    public string Name => Group is null ? "individual enrollment" : $"enrollment group {Group}";
}
