namespace NanoDps.Surface.Tests.Packages;

/// <summary>One .nfproj, its packages.config, and the dll that the surface build makes of its sources.</summary>
internal sealed record DeviceProject(string Folder, string Project, string Assembly)
{
    public static readonly DeviceProject Library = new("firmware/NanoDps", "NanoDps.nfproj", "NanoDps");
    public static readonly DeviceProject Application = new("firmware/NanoDps.App", "NanoDps.App.nfproj", "NanoDps.App");
    public static readonly DeviceProject UnitTests = new("tests/NanoDps.UnitTests", "NFUnitTest.nfproj", "NFUnitTest");

    public static IReadOnlyList<DeviceProject> All { get; } = [Library, Application, UnitTests];

    public SortedDictionary<string, string> Packages => PackageList.Config(Folder + "/packages.config");

    public IReadOnlyList<PackageReference> References => PackageList.HintPaths($"{Folder}/{Project}");

    public override string ToString() => Project;
}
