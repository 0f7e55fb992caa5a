using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NanoDps.Emulator.Certificates;

/// <summary>
/// The emulator's own certificate authority. It is made on the first run, kept in the state
/// directory and nowhere else, and used again as long as it is valid.
/// </summary>
internal sealed class TestAuthority : IDisposable
{
    private const string WrongHost = "wrong-host.invalid";

    private readonly Lock _gate = new();
    private readonly CertificateFiles _files;
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2[] _intermediates;
    private readonly ChainKind _chain;
    private readonly Dictionary<(string Host, EndpointProfile), SslStreamCertificateContext>
        _servers = [];

    private TestAuthority(
        CertificateFiles files, ChainKind chain, X509Certificate2 root, string rootFile,
        X509Certificate2[] intermediates)
    {
        _files = files;
        _chain = chain;
        _root = root;
        CaFile = rootFile;
        _intermediates = intermediates;
    }

    /// <summary>The PEM file with the one root that a device must pin.</summary>
    public string CaFile { get; }

    /// <summary>The one root, as a certificate.</summary>
    public X509Certificate2 Root => _root;

    private X509Certificate2 Issuer => _intermediates.Length == 0 ? _root : _intermediates[^1];

    public static async Task<TestAuthority> OpenAsync(
        StateDirectory directory, ChainKind chain, CancellationToken cancellation)
    {
        using var exclusive = await directory.LockAsync(cancellation).ConfigureAwait(false);
        return await Task.Run(() => Open(directory, chain), cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The authority of a gateway: a root of its own and a CA for the device, as IoT Edge has them.
    /// </summary>
    public static async Task<TestAuthority> OpenEdgeAsync(
        StateDirectory directory, CancellationToken cancellation)
    {
        using var exclusive = await directory.LockAsync(cancellation).ConfigureAwait(false);
        return await Task.Run(() => OpenEdge(directory), cancellation).ConfigureAwait(false);
    }

    /// <summary>The certificate and intermediates of a server.</summary>
    public SslStreamCertificateContext Server(string hostName, EndpointProfile profile)
    {
        lock (_gate)
        {
            if (_servers.TryGetValue((hostName, profile), out var known))
            {
                return known;
            }

            var made = MakeServer(hostName, profile);
            _servers.Add((hostName, profile), made);
            return made;
        }
    }

    public void Dispose()
    {
        foreach (var server in _servers.Values)
        {
            server.TargetCertificate.Dispose();
        }

        foreach (var intermediate in _intermediates)
        {
            intermediate.Dispose();
        }

        _root.Dispose();
    }

    private static TestAuthority Open(StateDirectory directory, ChainKind chain)
    {
        var root = chain == ChainKind.Successor
            ? BigCa("ca-successor", "Test RSA Root 2017", years: 20)
            : SmallCa("ca", "Test Root G2", years: 20);
        return Open(directory, chain, root, Intermediates(chain));
    }

    private static TestAuthority OpenEdge(StateDirectory directory) => Open(
        directory,
        ChainKind.Compact,
        SmallCa("ca", "Test Edge Root", years: 20),
        [SmallCa("ca-edge", "Test Edge CA", years: 5)]);

    private static TestAuthority Open(
        StateDirectory directory, ChainKind chain, CertificateRecipe rootRecipe,
        CertificateRecipe[] recipes)
    {
        var files = new CertificateFiles(directory);
        var root = files.LoadOrIssue(rootRecipe, issuer: null);
        var intermediates = new List<X509Certificate2>();
        foreach (var recipe in recipes)
        {
            intermediates.Add(files.LoadOrIssue(recipe, intermediates.LastOrDefault() ?? root));
        }

        return new TestAuthority(
            files, chain, root, files.PathOf(rootRecipe), [.. intermediates]);
    }

    /// <summary>What stands between the root and a server, from the root on.</summary>
    private static CertificateRecipe[] Intermediates(ChainKind chain) => chain switch
    {
        ChainKind.Azure =>
        [
            BigCa("ca-cross-signed", "Test TLS RSA Root G2", years: 10),
            BigCa("ca-issuing", "Test TLS G2 RSA CA OCSP 02", years: 5),
        ],
        ChainKind.Compact => [SmallCa("ca-issuing-compact", "Test TLS RSA CA 01", years: 5)],
        ChainKind.Successor => [BigCa("ca-issuing-successor", "Test TLS RSA CA 2017", years: 5)],
        _ => [],
    };

    private SslStreamCertificateContext MakeServer(string hostName, EndpointProfile profile)
    {
        var now = DateTimeOffset.UtcNow;
        var recipe = new CertificateRecipe
        {
            CommonName = profile == EndpointProfile.WrongHostName ? WrongHost : hostName,
            HostName = profile == EndpointProfile.WrongHostName ? WrongHost : hostName,
            File = FileName(hostName, profile),
            NotBefore = now.AddDays(-30),
            NotAfter = now.AddDays(335),
            Hash = _chain is ChainKind.Direct or ChainKind.Compact
                ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384,
        };
        if (profile == EndpointProfile.UntrustedRoot)
        {
            return Untrusted(recipe);
        }

        recipe = profile switch
        {
            EndpointProfile.Expired =>
                recipe with { NotBefore = now.AddDays(-60), NotAfter = now.AddDays(-1) },
            EndpointProfile.NotYetValid => recipe with { NotBefore = now.AddDays(30) },
            EndpointProfile.EcdsaCertificate => recipe with { Key = KeyKind.P256 },
            _ => recipe,
        };
        return Context(_files.LoadOrIssue(recipe, Issuer), _intermediates);
    }

    private SslStreamCertificateContext Untrusted(CertificateRecipe recipe)
    {
        using var other = _files.LoadOrIssue(
            SmallCa("untrusted-ca", "Another Root", years: 20),
            issuer: null);
        return Context(
            _files.LoadOrIssue(recipe with { Hash = HashAlgorithmName.SHA256 }, other), []);
    }

    /// <summary>
    /// Intermediates go leaf first. Offline: nothing here may look for a certificate on a network.
    /// </summary>
    private static SslStreamCertificateContext Context(
        X509Certificate2 leaf, IEnumerable<X509Certificate2> intermediates) =>
        SslStreamCertificateContext.Create(leaf, [.. intermediates.Reverse()], offline: true);

    private static CertificateRecipe SmallCa(string file, string name, int years) =>
        Ca(file, name, KeyKind.Rsa2048, HashAlgorithmName.SHA256, years);

    private static CertificateRecipe BigCa(string file, string name, int years) =>
        Ca(file, name, KeyKind.Rsa4096, HashAlgorithmName.SHA384, years);

    private static CertificateRecipe Ca(
        string file, string name, KeyKind key, HashAlgorithmName hash, int years) => new()
    {
        CommonName = name,
        File = file,
        Key = key,
        Hash = hash,
        NotBefore = DateTimeOffset.UtcNow.AddYears(-1),
        NotAfter = DateTimeOffset.UtcNow.AddYears(years),
    };

    /// <summary>
    /// Host names come from a file that anybody may write; they must not leave the directory.
    /// </summary>
    private string FileName(string hostName, EndpointProfile profile)
    {
        var name = new StringBuilder("server-");
        foreach (var c in hostName)
        {
            name.Append(
                char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? char.ToLowerInvariant(c) : '_');
        }

        // Each chain has files of its own, so that one directory serves them all.
        name.Append(_chain == ChainKind.Azure ? "" : "-" + _chain.ToString().ToLowerInvariant());
        return profile is EndpointProfile.Recommended ? name.ToString() : $"{name}-{profile}";
    }
}
