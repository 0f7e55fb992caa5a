using Mono.Cecil;

namespace NanoDps.Surface.Tests.Packages;

/// <summary>One version of each package, whoever states it.</summary>
[TestClass]
public sealed class VersionTests
{
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
            string[] hinted = [.. project.References
                .Where(r => r.Assembly != DeviceProject.TestLauncher)
                .Select(r => $"{r.Id} {r.Version}")];

            Expect.None(stated.Except(hinted), $"no HintPath of {project} goes into");
            Expect.None(hinted.Except(stated), $"not in the packages.config of {project}");
        }
    }

    [TestMethod]
    public void TheTestLauncherComesFromTheTestFrameworksPackage()
    {
        PackageReference launcher = DeviceProject.UnitTests.References
            .Single(r => r.Assembly == DeviceProject.TestLauncher);

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
            // One version of each package: another test sees to that.
            PackageReference package = DeviceProject.All.SelectMany(p => p.References)
                .First(r => r.Assembly == SurfaceAssemblies.NameOf(module));

            // Three parts of four: the fourth is the build's, and not always zero.
            Assert.AreEqual(
                package.Version, module.Assembly.Name.Version.ToString(fieldCount: 3), package.Id);
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
            string expected = listed == "0.0.0.0" ? version : listed;
            Assert.AreEqual(expected, version, SurfaceAssemblies.NameOf(module));
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
            Version actual = module.Assembly.Name.Version;
            Assert.AreEqual(version + ".0", actual.ToString(), SurfaceAssemblies.NameOf(module));
        }
    }
}
