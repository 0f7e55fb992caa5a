using System.Globalization;

namespace NanoDps.Host;

/// <summary>What a board offers in TLS, in the order of the ClientHello.</summary>
public sealed class TlsPolicy
{
    private const string OnlyVersion = "TLS 1.2";

    private TlsPolicy(
        IReadOnlyList<TlsPolicyEntry> cipherSuites,
        IReadOnlyList<TlsPolicyEntry> groups,
        IReadOnlyList<TlsPolicyEntry> signatureHashes)
    {
        CipherSuites = cipherSuites;
        Groups = groups;
        SignatureHashes = signatureHashes;
    }

    /// <summary>The cipher suites.</summary>
    public IReadOnlyList<TlsPolicyEntry> CipherSuites { get; }

    /// <summary>The groups of the key exchange.</summary>
    public IReadOnlyList<TlsPolicyEntry> Groups { get; }

    /// <summary>The hashes of signatures, as HashAlgorithm of TLS 1.2 numbers them.</summary>
    public IReadOnlyList<TlsPolicyEntry> SignatureHashes { get; }

    /// <summary>Reads a policy file. An unknown or missing property is an error.</summary>
    /// <exception cref="BoardFileException">The file cannot be used.</exception>
    public static TlsPolicy Load(string path)
    {
        var file = JsonReader.Open(path)
            .Allow("about", "versions", "cipherSuites", "groups", "signatureHashes", "absent");
        var versions = file.Child("versions").Allow("minimum", "maximum", "reason");
        CheckVersion(versions, "minimum");
        CheckVersion(versions, "maximum");
        CheckAbsences(file);
        return new TlsPolicy(
            Entries(file, "cipherSuites", digits: 4),
            Entries(file, "groups", digits: 4),
            Entries(file, "signatureHashes", digits: 2));
    }

    /// <summary>The same policy with some of its suites alone, in its order.</summary>
    /// <param name="names">Names of suites that the policy has.</param>
    /// <exception cref="ArgumentException">A name is not in the policy.</exception>
    public TlsPolicy WithSuites(params string[] names)
    {
        foreach (var name in names)
        {
            if (CipherSuites.All(suite => suite.Name != name))
            {
                throw new ArgumentException(
                    $"expected suites of the policy, got \"{name}\"", nameof(names));
            }
        }

        return new TlsPolicy(
            [.. CipherSuites.Where(suite => names.Contains(suite.Name))], Groups, SignatureHashes);
    }

    private static void CheckVersion(JsonReader versions, string name)
    {
        if (versions.Text(name) is var version && version != OnlyVersion)
        {
            throw versions.ErrorAt(
                name, $"expected \"{OnlyVersion}\", the one that DPS speaks, got \"{version}\"");
        }
    }

    // Nothing follows from an absence but that it is on purpose.
    private static void CheckAbsences(JsonReader file)
    {
        foreach (var item in file.Has("absent") ? file.Children("absent") : [])
        {
            item.Allow("name", "reason").Text("name");
            item.Text("reason");
        }
    }

    private static List<TlsPolicyEntry> Entries(JsonReader file, string list, int digits)
    {
        var entries = new List<TlsPolicyEntry>();

        foreach (var item in file.Children(list))
        {
            item.Allow("id", "name", "reason");
            var entry = new TlsPolicyEntry(
                Id(item, digits), item.Text("name"), item.Text("reason"));

            if (entries.Any(earlier => earlier.Id == entry.Id || earlier.Name == entry.Name))
            {
                throw item.Error($"expected each entry once, got {entry.Name} twice");
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static ushort Id(JsonReader item, int digits)
    {
        var text = item.Text("id");
        return text.Length == 2 + digits && text.StartsWith("0x", StringComparison.Ordinal)
            && ushort.TryParse(
                text.AsSpan(2),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var id)
            ? id
            : throw item.ErrorAt("id", $"expected 0x and {digits} hex digits, got \"{text}\"");
    }
}
