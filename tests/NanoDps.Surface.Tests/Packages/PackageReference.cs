using System.Text.RegularExpressions;

namespace NanoDps.Surface.Tests.Packages;

/// <summary>A Reference of a .nfproj: assembly, and package id and version of its HintPath.</summary>
internal sealed partial record PackageReference(string Assembly, string Id, string Version)
{
    // ..\..\packages\nanoFramework.System.Net.1.11.60\lib\System.Net.dll
    public static PackageReference Parse(string assembly, string hintPath)
    {
        Match match = Format().Match(hintPath);
        if (!match.Success || match.Groups["file"].Value != assembly)
        {
            throw new InvalidDataException(
                $@"..\..\packages\<id>.<version>\lib\{assembly}.dll expected, got {hintPath}");
        }

        return new PackageReference(
            assembly, match.Groups["id"].Value, match.Groups["version"].Value);
    }

    [GeneratedRegex(
        @"^\.\.\\\.\.\\packages\\(?<id>[A-Za-z0-9.]+?)\.(?<version>\d+\.\d+\.\d+)"
        + @"\\lib\\(?<file>.+)\.(dll|exe)$")]
    private static partial Regex Format();
}
