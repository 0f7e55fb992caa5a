namespace NanoDps.Emulator.Enrollments;

/// <summary>
/// How a device proves who it is: <see cref="SymmetricKeys"/>, the thumbprints of its certificate
/// (<see cref="LeafThumbprints"/>), a CA above it (<see cref="RegisteredAuthorities"/>), or a
/// certificate that the emulator makes itself (<see cref="TestCertificates"/>).
/// </summary>
public abstract class Attestation
{
    private protected Attestation()
    {
    }
}
