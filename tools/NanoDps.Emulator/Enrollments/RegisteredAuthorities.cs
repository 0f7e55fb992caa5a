using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Enrollments;

/// <summary>
/// The CA of an enrollment group, primary and secondary; a root or an intermediate. The service
/// wants proof that one owns it; here it is taken as it is.
/// </summary>
/// <param name="primary">The CA.</param>
/// <param name="secondary">The one to come after it; null to have none.</param>
public sealed class RegisteredAuthorities(
    X509Certificate2 primary, X509Certificate2? secondary = null) : Attestation
{
    /// <summary>The CAs, one or two.</summary>
    public IReadOnlyList<X509Certificate2> All { get; } =
        secondary is null ? [primary] : [primary, secondary];
}
