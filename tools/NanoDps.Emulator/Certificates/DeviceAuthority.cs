using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>
/// A CA for devices, kept in the state directory: a root to be registered with DPS, and under it an
/// intermediate that signs the devices' certificates and that they must send with them.
/// </summary>
public sealed class DeviceAuthority
{
    private readonly StateDirectory _directory;
    private readonly CertificateFiles _files;

    internal DeviceAuthority(StateDirectory directory, string name)
    {
        _directory = directory;
        _files = new CertificateFiles(directory);
        var root = Recipe("ca", $"Test Device Root of {name}", years: 20);
        Root = _files.LoadOrIssue(root, issuer: null);
        Intermediate = _files.LoadOrIssue(
            Recipe("ca-issuing", $"Test Device CA of {name}", years: 10), Root);
        CaFile = _files.PathOf(root);
    }

    /// <summary>The root.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The CA under it, which signs.</summary>
    public X509Certificate2 Intermediate { get; }

    /// <summary>The PEM file with the root.</summary>
    public string CaFile { get; }

    /// <summary>
    /// The certificate of a device: the one that was made before, as long as it is good, or a new
    /// one for a year.
    /// </summary>
    /// <param name="registrationId">The registration id, which becomes the common name.</param>
    /// <param name="kind">The kind of its key.</param>
    /// <param name="cancellation">Ends the wait for another process.</param>
    /// <exception cref="IOException">The state directory cannot be written.</exception>
    public async Task<DeviceCertificate> IssueAsync(
        string registrationId, KeyKind kind = KeyKind.P256,
        CancellationToken cancellation = default)
    {
        using var exclusive = await _directory.LockAsync(cancellation).ConfigureAwait(false);
        return DeviceCertificates.Make(
            _directory, _files, registrationId, kind, Intermediate);
    }

    private static CertificateRecipe Recipe(string file, string name, int years) => new()
    {
        CommonName = name,
        File = file,
        NotBefore = DateTimeOffset.UtcNow.AddYears(-1),
        NotAfter = DateTimeOffset.UtcNow.AddYears(years),
    };
}
