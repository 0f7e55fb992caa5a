using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>Checks what a device shows against the enrollments.</summary>
internal sealed class DpsAuthenticator(EmulatorOptions options, EnrollmentBook book)
{
    private readonly TokenAuthenticator _tokens =
        new(options.IdScope, book, options.TokenSkew, options.Clock);

    private readonly CertificateAuthenticator _certificates = new(book);

    /// <summary>
    /// A token counts before a certificate: with one, the certificate is only part of the
    /// handshake.
    /// </summary>
    public DpsIdentity Authenticate(string registrationId, DpsProof proof)
    {
        if (proof.Token.Length > 0)
        {
            return _tokens.Authenticate(registrationId, proof.Token);
        }

        return proof.Certificates is { } certificates
            ? _certificates.Authenticate(registrationId, certificates)
            : new DpsIdentity(
                registrationId,
                IdentityFault.Token,
                null,
                "expected a shared access signature or a client certificate, got neither");
    }
}
