using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Dps;

/// <summary>Checks the certificate of a device against the enrollments.</summary>
internal sealed class CertificateAuthenticator(EnrollmentBook book)
{
    public DpsIdentity Authenticate(string registrationId, ClientCertificates shown)
    {
        // "The subject common name of the certificate must be the registration id" (Azure: X.509
        // certificate attestation).
        var name = CertificateNames.CommonName(shown.Leaf.SubjectName);
        if (!RegistrationId.Comparer.Equals(name, registrationId))
        {
            return Wrong(
                registrationId,
                $"wrong certificate: expected the common name {registrationId}, "
                + $"got {name ?? "none"}");
        }

        if (Untimely(shown.Leaf) is { } untimely)
        {
            return Wrong(registrationId, "wrong certificate: " + untimely);
        }

        var candidates = book.CandidatesFor(registrationId);
        if (candidates.Count == 0)
        {
            return new DpsIdentity(
                registrationId,
                IdentityFault.NotEnrolled,
                null,
                $"expected an enrollment for {registrationId}, there is none; "
                + "add one to the configuration");
        }

        return candidates[0].Group is null
            ? Individual(registrationId, candidates[0], shown.Leaf)
            : OfGroup(registrationId, candidates, shown);
    }

    private static DpsIdentity Individual(
        string registrationId, Enrollment enrollment, X509Certificate2 leaf)
    {
        if (enrollment.Attestation is not LeafThumbprints thumbprints)
        {
            return Wrong(
                registrationId,
                $"expected a token, as the {enrollment.Name} asks for, got a client certificate");
        }

        return thumbprints.Match(leaf)
            ? Found(registrationId, enrollment, leaf)
            : Wrong(
                registrationId,
                "wrong certificate: expected the thumbprint "
                + $"{string.Join(" or ", thumbprints.All)}, got {LeafThumbprints.Sha256(leaf)}; "
                + "put this certificate into the enrollment or the enrolled one on the device");
    }

    /// <summary>
    /// The registered CA that is nearest to the device decides, so that a disabled group of an
    /// intermediate shuts out its devices though the root's group would let them in (Azure: how to
    /// disallow specific intermediate certificates).
    /// </summary>
    private static DpsIdentity OfGroup(
        string registrationId, IReadOnlyList<Enrollment> candidates, ClientCertificates shown)
    {
        var paths =
            from enrollment in candidates
            where enrollment.Attestation is RegisteredAuthorities
            from authority in ((RegisteredAuthorities)enrollment.Attestation).All
            select (Enrollment: enrollment, Path: ChainPath.Find(shown, authority));
        var best = paths.OrderBy(one => one.Path.Length ?? int.MaxValue).FirstOrDefault();
        if (best.Enrollment is null)
        {
            return Wrong(
                registrationId, "expected a token, as every group asks for, got a certificate");
        }

        return best.Path.Length is null
            ? Wrong(registrationId, $"wrong certificate: {best.Path.Fault}")
            : Found(registrationId, best.Enrollment, shown.Leaf);
    }

    private static DpsIdentity Found(
        string registrationId, Enrollment enrollment, X509Certificate2 leaf) => new(
        registrationId,
        enrollment.Disabled ? IdentityFault.Disabled : IdentityFault.None,
        enrollment,
        enrollment.Disabled ? $"the {enrollment.Name} is disabled" : "")
    {
        Certificate = leaf,
    };

    /// <summary>The system's clock: it is the one that the certificate was made by.</summary>
    private static string? Untimely(X509Certificate2 leaf)
    {
        var now = DateTime.Now;
        if (now < leaf.NotBefore)
        {
            return "expected one that is valid now, "
                + $"got one from {leaf.NotBefore.ToUniversalTime():u} on";
        }

        return now > leaf.NotAfter
            ? $"expected one that is valid now, got one until {leaf.NotAfter.ToUniversalTime():u}"
            : null;
    }

    private static DpsIdentity Wrong(string registrationId, string text) =>
        new(registrationId, IdentityFault.Certificate, null, text);
}
