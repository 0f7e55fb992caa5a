using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>Who a device turned out to be.</summary>
/// <param name="RegistrationId">The registration id as the device wrote it.</param>
/// <param name="Fault">What is wrong with its identity.</param>
/// <param name="Enrollment">Its enrollment; null where the fault left none.</param>
/// <param name="Text">What was expected and what came; empty without a fault.</param>
internal sealed record DpsIdentity(
    string RegistrationId, IdentityFault Fault, Enrollment? Enrollment, string Text)
{
    /// <summary>The certificate that proved it; null when a token did.</summary>
    public X509Certificate2? Certificate { get; init; }
}
