using NanoDps.Emulator.Certificates;

namespace NanoDps.Emulator.Enrollments;

/// <summary>
/// Certificates that the emulator makes itself when it starts: one for an individual enrollment; a
/// CA and one for each named device for a group. They are in the connection facts.
/// </summary>
/// <param name="kind">The kind of the devices' keys.</param>
/// <param name="devices">
/// The registration ids of a group's devices; an individual enrollment knows its own.
/// </param>
public sealed class TestCertificates(KeyKind kind, IReadOnlyList<string>? devices = null)
    : Attestation
{
    /// <summary>The kind of the devices' keys.</summary>
    public KeyKind Kind { get; } = kind;

    /// <summary>The registration ids of a group's devices.</summary>
    public IReadOnlyList<string> Devices { get; } = devices ?? [];
}
