using System.Xml.Linq;

namespace NanoDps.Surface.Tests.Packages;

/// <summary>Package ids and versions as the files of a device project state them.</summary>
internal static class PackageList
{
    /// <summary>Id to version of a packages.config.</summary>
    public static SortedDictionary<string, string> Config(string path) =>
        Read(path, "package");

    /// <summary>Id to version of a .nuspec's dependencies.</summary>
    public static SortedDictionary<string, string> Dependencies(string path) =>
        Read(path, "dependency");

    /// <summary>The references of a .nfproj, with the package that each HintPath goes into.</summary>
    public static IReadOnlyList<PackageReference> HintPaths(string path) =>
        [.. from reference in Elements(path, "Reference")
            let hint = reference.Elements().Single(e => e.Name.LocalName == "HintPath").Value
            select PackageReference.Parse(reference.Attribute("Include")!.Value, hint)];

    public static string Value(string path, string element) =>
        Elements(path, element).First().Value;

    /// <summary>The version that Directory.Packages.props gives a package.</summary>
    public static string CentralVersion(string id) =>
        Elements("Directory.Packages.props", "PackageVersion")
            .Single(e => e.Attribute("Include")!.Value == id).Attribute("Version")!.Value;

    private static SortedDictionary<string, string> Read(string path, string element) =>
        new(
            Elements(path, element)
                .ToDictionary(e => e.Attribute("id")!.Value, e => e.Attribute("version")!.Value),
            StringComparer.Ordinal);

    private static IEnumerable<XElement> Elements(string path, string name) =>
        XDocument.Load(Repository.PathOf(path)).Descendants().Where(e => e.Name.LocalName == name);
}
