using Mono.Cecil;

namespace NanoDps.Surface.Tests.Packages;

/// <summary>One version of each package, whoever states it.</summary>
[TestClass]
public sealed class VersionTests
{
    // Part of the package nanoFramework.TestFramework, and nothing that a test refers to.
    private const string TestLauncher = "nanoFramework.UnitTestLauncher";

    [TestMethod]
    public void EveryPackagesConfigStatesTheSameVersions()
    {
        IEnumerable<string> doubles = DeviceProject.All.SelectMany(p => p.Packages).Distinct()
            .GroupBy(p => p.Key).Where(g => g.Count() > 1).Select(g => g.Key);

        Expect.None(doubles, "packages with more than one version");
    }

    [TestMethod]
    public void EveryHintPathGoesIntoThePackageOfItsPackagesConfig()
    {
        foreach (DeviceProject project in DeviceProject.All)
        {
            string[] stated = [.. project.Packages.Select(p => $"{p.Key} {p.Value}")];
            string[] hinted = [.. project.References.Where(r => r.Assembly != TestLauncher)
                .Select(r => $"{r.Id} {r.Version}").Order(StringComparer.Ordinal)];

            CollectionAssert.AreEqual(stated, hinted, $"{project}: {string.Join(", ", stated.Except(hinted).Union(hinted.Except(stated)))}");
        }
    }

    [TestMethod]
    public void TheTestLauncherComesFromTheTestFrameworksPackage()
    {
        PackageReference launcher = DeviceProject.UnitTests.References.Single(r => r.Assembly == TestLauncher);

        Assert.AreEqual("nanoFramework.TestFramework", launcher.Id);
        Assert.AreEqual(DeviceProject.UnitTests.Packages[launcher.Id], launcher.Version);
    }

    [TestMethod]
    public void TheNuspecDependsOnWhatTheLibrarysPackagesConfigNames() =>
        CollectionAssert.AreEqual(
            DeviceProject.Library.Packages,
            PackageList.Dependencies("firmware/NanoDps/NanoDps.nuspec"));

    [TestMethod]
    public void EveryDeclarationHasTheVersionOfItsPackage()
    {
        foreach (ModuleDefinition module in SurfaceAssemblies.Declarations)
        {
            PackageReference package = DeviceProject.UnitTests.References.Single(r => r.Assembly == SurfaceAssemblies.NameOf(module));

            StringAssert.StartsWith(module.Assembly.Name.Version.ToString(), package.Version + ".", package.Id);
        }
    }

    [TestMethod]
    public void EveryDeclarationHasTheVersionOfItsListing()
    {
        foreach (ModuleDefinition module in SurfaceAssemblies.Declarations)
        {
            string listed = Listings.Listing.Load(SurfaceAssemblies.NameOf(module)).Version;
            string version = module.Assembly.Name.Version.ToString();

            // 0.0.0.0: the listing was read from a build that set no version.
            Assert.AreEqual(listed == "0.0.0.0" ? version : listed, version, SurfaceAssemblies.NameOf(module));
        }
    }

    [TestMethod]
    public void TheSurfaceBuildTakesMscorlibFromThePackageThatTheDeviceProjectsName()
    {
        string central = PackageList.CentralVersion("nanoFramework.CoreLibrary");

        Assert.AreEqual(DeviceProject.Library.Packages["nanoFramework.CoreLibrary"], central);
        StringAssert.Contains(Repository.Mscorlib, central);
    }

    [TestMethod]
    public void TheLibraryHasOneVersionInSourcesNuspecAndBuildProperties()
    {
        string version = PackageList.Value("Directory.Build.props", "Version");

        Assert.AreEqual(version, PackageList.Value("firmware/NanoDps/NanoDps.nuspec", "version"));
        foreach (ModuleDefinition module in SurfaceAssemblies.All)
        {
            Assert.AreEqual(version + ".0", module.Assembly.Name.Version.ToString(), SurfaceAssemblies.NameOf(module));
        }
    }
}
