using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Sas;

namespace NanoDps.Emulator.Dps;

/// <summary>Checks the token of a device against the enrollments.</summary>
internal sealed class TokenAuthenticator(
    string idScope, EnrollmentBook book, TimeSpan skew, TimeProvider clock)
{
    /// <summary>
    /// What docs and most SDKs send as skn; azure-sdk-for-c and nanoFramework send none.
    /// </summary>
    private const string KeyName = "registration";

    public DpsIdentity Authenticate(string registrationId, string text)
    {
        if (SasToken.Parse(text, out var fault) is not { } token)
        {
            return Wrong(registrationId, "wrong token: " + fault);
        }

        var wanted = $"{idScope}/registrations/{registrationId}";
        if (SasRules.ResourceFault(token, wanted) is { } resource)
        {
            return Wrong(registrationId, "wrong sr: " + resource);
        }

        if (SasRules.KeyNameFault(token, KeyName) is { } keyName)
        {
            return Wrong(registrationId, "wrong skn: " + keyName);
        }

        if (SasRules.ExpiryFault(token, clock.GetUtcNow(), skew) is { } expiry)
        {
            return Wrong(registrationId, "wrong se: " + expiry);
        }

        return CheckSignature(registrationId, token);
    }

    private DpsIdentity CheckSignature(string registrationId, SasToken token)
    {
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

        var withKeys = candidates.Where(one => one.Keys is not null).ToArray();
        if (withKeys.Length == 0)
        {
            var names = string.Join(" or ", candidates.Select(one => one.Name));
            return Wrong(
                registrationId,
                $"expected a client certificate, as the {names} asks for, got a token");
        }

        foreach (var candidate in withKeys)
        {
            if (!candidate.Keys!.Verify(token.SignedText, token.Signature))
            {
                continue;
            }

            return candidate.Disabled
                ? new DpsIdentity(
                    registrationId, IdentityFault.Disabled, candidate,
                    $"the {candidate.Name} is disabled")
                : new DpsIdentity(registrationId, IdentityFault.None, candidate, "");
        }

        return Wrong(registrationId, "wrong sig: " + SignatureAdvice(withKeys, token));
    }

    /// <summary>
    /// Most wrong signatures come from few mistakes; those that can be seen are named.
    /// </summary>
    private string SignatureAdvice(IReadOnlyList<Enrollment> candidates, SasToken token)
    {
        bool Signed(SymmetricKeys keys) => keys.Verify(token.SignedText, token.Signature);
        if (book.GroupThatSigned(Signed) is { } group)
        {
            return $"signed with the key of group {group} itself; derive the device's key from it";
        }

        var other = OtherSpelling(token.SignedText);
        if (candidates.Any(candidate => candidate.Keys!.Verify(other, token.Signature)))
        {
            return "signed over another spelling of sr than the one sent (%2F and %2f differ); "
                + "sign what is sent";
        }

        var names = string.Join(" or ", candidates.Select(one => one.Name));
        return $"expected the signature of a key of the {names}, "
            + "got another; check the device's key and that sr and se are signed as sent";
    }

    private static string OtherSpelling(string text) =>
        text.Contains("%2F", StringComparison.Ordinal)
        ? text.Replace("%2F", "%2f", StringComparison.Ordinal)
        : text.Replace("%2f", "%2F", StringComparison.Ordinal);

    private static DpsIdentity Wrong(string registrationId, string text) =>
        new(registrationId, IdentityFault.Token, null, text);
}
