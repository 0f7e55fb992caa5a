using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>
/// The CA that stands for the service's own: ECDSA on P-384 all along, an issuing CA under a root
/// that nobody needs to know, since the hub knows what was issued.
/// </summary>
internal sealed class IssuingAuthority : IDisposable
{
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _issuing;
    private readonly int _days;

    private IssuingAuthority(X509Certificate2 root, X509Certificate2 issuing, int days)
    {
        _root = root;
        _issuing = issuing;
        _days = days;
    }

    /// <param name="state">The state directory.</param>
    /// <param name="days">How long its certificates are good.</param>
    /// <param name="cancellation">Ends the wait for another process.</param>
    public static async Task<IssuingAuthority> OpenAsync(
        StateDirectory state, int days, CancellationToken cancellation)
    {
        var directory = new StateDirectory(state.File("issued"));
        using var exclusive = await directory.LockAsync(cancellation).ConfigureAwait(false);
        var files = new CertificateFiles(directory);
        var root = files.LoadOrIssue(Recipe("ca", "Test Issuance Root", years: 20), issuer: null);
        return new IssuingAuthority(
            root, files.LoadOrIssue(Recipe("ca-issuing", "Test Issuance CA", years: 10), root), days);
    }

    public IssuedCertificate Issue(SigningRequest request)
    {
        var now = DateTimeOffset.UtcNow;
        var leaf = new CertificateRecipe
        {
            CommonName = request.CommonName,
            File = "",
            IsDevice = true,
            Key = KeyKind.P384,
            Hash = HashAlgorithmName.SHA384,
            NotBefore = now.AddMinutes(-5),
            NotAfter = now.AddDays(_days),
        }.IssueFor(request.Key, _issuing);
        return new IssuedCertificate(
            leaf,
            [Convert.ToBase64String(leaf.RawDataMemory.Span),
                Convert.ToBase64String(_issuing.RawDataMemory.Span)]);
    }

    public void Dispose()
    {
        _issuing.Dispose();
        _root.Dispose();
    }

    private static CertificateRecipe Recipe(string file, string name, int years) => new()
    {
        CommonName = name,
        File = file,
        Key = KeyKind.P384,
        Hash = HashAlgorithmName.SHA384,
        NotBefore = DateTimeOffset.UtcNow.AddYears(-1),
        NotAfter = DateTimeOffset.UtcNow.AddYears(years),
    };
}
