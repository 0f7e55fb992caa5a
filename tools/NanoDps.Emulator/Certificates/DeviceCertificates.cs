using System.Security.Cryptography;
using System.Text;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>
/// Makes certificates for devices, for tests and for whoever has none at hand. They are kept in the
/// folder "devices" of the state directory, with their keys.
/// </summary>
public sealed class DeviceCertificates
{
    private readonly StateDirectory _directory;

    internal DeviceCertificates(StateDirectory state) =>
        _directory = new StateDirectory(state.File("devices"));

    /// <summary>
    /// A certificate that is signed by its own key, as an individual enrollment may have it.
    /// </summary>
    /// <param name="registrationId">The registration id, which becomes the common name.</param>
    /// <param name="kind">The kind of its key.</param>
    /// <param name="cancellation">Ends the wait for another process.</param>
    /// <exception cref="IOException">The state directory cannot be written.</exception>
    public async Task<DeviceCertificate> SelfSignedAsync(
        string registrationId, KeyKind kind = KeyKind.P256,
        CancellationToken cancellation = default)
    {
        using var exclusive = await _directory.LockAsync(cancellation).ConfigureAwait(false);
        return Make(
            _directory, new CertificateFiles(_directory), registrationId, kind, issuer: null);
    }

    /// <summary>A CA of its own for a group's devices.</summary>
    /// <param name="name">Its name, which is the group's where a group is to have it.</param>
    /// <param name="cancellation">Ends the wait for another process.</param>
    /// <exception cref="IOException">The state directory cannot be written.</exception>
    public async Task<DeviceAuthority> AuthorityAsync(
        string name, CancellationToken cancellation = default)
    {
        var directory = new StateDirectory(_directory.File("group-" + FileName(name)));
        using var exclusive = await directory.LockAsync(cancellation).ConfigureAwait(false);
        return new DeviceAuthority(directory, name);
    }

    internal static DeviceCertificate Make(
        StateDirectory directory, CertificateFiles files, string registrationId, KeyKind kind,
        X509Certificate2? issuer)
    {
        var recipe = new CertificateRecipe
        {
            CommonName = registrationId,
            IsDevice = true,
            File = $"{FileName(registrationId)}-{kind.ToString().ToLowerInvariant()}",
            Key = kind,
            Hash = kind == KeyKind.P384 && issuer is null
                ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256,
            NotBefore = DateTimeOffset.UtcNow.AddDays(-1),
            NotAfter = DateTimeOffset.UtcNow.AddDays(364),
        };
        var certificate = files.LoadOrIssue(recipe, issuer);
        var key = directory.File(recipe.File + ".key.pem");
        if (issuer is null)
        {
            return new DeviceCertificate(
                registrationId, certificate, [], files.PathOf(recipe), key);
        }

        var chain = recipe.File + ".chain.pem";
        directory.Write(
            chain, $"{certificate.ExportCertificatePem()}\n{issuer.ExportCertificatePem()}\n");
        return new DeviceCertificate(
            registrationId, certificate, [issuer], directory.File(chain), key);
    }

    /// <summary>Names come from a file that anybody may write; they stay in the directory.</summary>
    private static string FileName(string name)
    {
        var safe = new StringBuilder();
        foreach (var c in name)
        {
            safe.Append(char.IsAsciiLetterOrDigit(c) || c == '-' ? char.ToLowerInvariant(c) : '_');
        }

        return safe.ToString();
    }
}
