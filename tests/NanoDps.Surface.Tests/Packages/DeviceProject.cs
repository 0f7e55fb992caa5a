namespace NanoDps.Surface.Tests.Packages;

/// <summary>One .nfproj, its packages.config, and the dll that the surface build makes.</summary>
internal sealed record DeviceProject(string Folder, string Project, string Assembly)
{
    /// <summary>Part of the package nanoFramework.TestFramework; no test refers to it.</summary>
    public const string TestLauncher = "nanoFramework.UnitTestLauncher";

    public static readonly DeviceProject Library =
        new("firmware/NanoDps", "NanoDps.nfproj", "NanoDps");

    public static readonly DeviceProject Roots =
        new("firmware/NanoDps.Roots", "NanoDps.Roots.nfproj", "NanoDps.Roots");

    public static readonly DeviceProject RootUpdate =
        new("firmware/NanoDps.RootUpdate", "NanoDps.RootUpdate.nfproj", "NanoDps.RootUpdate");

    public static readonly DeviceProject Serial =
        new("firmware/NanoDps.Serial", "NanoDps.Serial.nfproj", "NanoDps.Serial");

    public static readonly DeviceProject Flash =
        new("firmware/NanoDps.Flash", "NanoDps.Flash.nfproj", "NanoDps.Flash");

    public static readonly DeviceProject Certificates =
        new("firmware/NanoDps.Certificates", "NanoDps.Certificates.nfproj", "NanoDps.Certificates");

    public static readonly DeviceProject Https =
        new("firmware/NanoDps.Https", "NanoDps.Https.nfproj", "NanoDps.Https");

    public static readonly DeviceProject Application =
        new("firmware/NanoDps.App", "NanoDps.App.nfproj", "NanoDps.App");

    public static readonly DeviceProject FieldApplication =
        new("firmware/NanoDps.FieldApp", "NanoDps.FieldApp.nfproj", "NanoDps.FieldApp");

    public static readonly DeviceProject UnitTests =
        new("tests/NanoDps.UnitTests", "NFUnitTest.nfproj", "NFUnitTest");

    public static IReadOnlyList<DeviceProject> All { get; } =
    [
        Library, Roots, RootUpdate, Flash, Certificates, Https, Serial, Application,
        FieldApplication, UnitTests,
    ];

    public SortedDictionary<string, string> Packages =>
        PackageList.Config(Folder + "/packages.config");

    public IReadOnlyList<PackageReference> References =>
        PackageList.HintPaths($"{Folder}/{Project}");

    public override string ToString() => Project;
}
