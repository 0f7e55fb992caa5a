using Mono.Cecil;
using NanoDps.Surface.Tests.Listings;

namespace NanoDps.Surface.Tests.Packages;

/// <summary>The surface dlls refer to what a device build refers to, and packages.config has all of it.</summary>
[TestClass]
public sealed class ReferenceTests
{
    [TestMethod]
    public void EveryReferenceIsToTheVersionThatIsPackagedOrBuiltHere()
    {
        Dictionary<string, string> known = SurfaceAssemblies.Declarations.Concat(SurfaceAssemblies.All)
            .ToDictionary(SurfaceAssemblies.NameOf, m => m.Assembly.Name.Version.ToString());
        known.Add("mscorlib", DeviceProject.Library.Packages["nanoFramework.CoreLibrary"] + ".0");

        foreach (ModuleDefinition module in SurfaceAssemblies.All)
        {
            CollectionAssert.Contains(References(module), "mscorlib");
            foreach (AssemblyNameReference reference in module.AssemblyReferences)
            {
                Assert.AreEqual(known[reference.Name], reference.Version.ToString(), $"{module.Name} to {reference.Name}");
            }
        }
    }

    [TestMethod]
    public void TheMscorlibReferredToIsTheRealOne()
    {
        using ModuleDefinition mscorlib = SurfaceAssemblies.OpenFile(Repository.Mscorlib);

        Assert.AreEqual("mscorlib 1.17.11.0", $"{mscorlib.Assembly.Name.Name} {mscorlib.Assembly.Name.Version}");
    }

    [TestMethod]
    public void TheLibrarysPackagesAreWhatItRefersToAndWhatThatNeeds() =>
        HasThePackagesOf(DeviceProject.Library, References("NanoDps"));

    [TestMethod]
    public void TheApplicationsPackagesAreWhatItAndTheLibraryReferToAndWhatThatNeeds() =>
        HasThePackagesOf(DeviceProject.Application, [.. References("NanoDps.App"), .. References("NanoDps")]);

    [TestMethod]
    public void TheUnitTestsPackagesAreWhatTheyAndTheLibraryReferToAndWhatThatNeeds() =>
        HasThePackagesOf(DeviceProject.UnitTests, [.. References("NFUnitTest"), .. References("NanoDps")]);

    private static void HasThePackagesOf(DeviceProject project, IEnumerable<string> references)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string reference in references.Where(r => r != "NanoDps"))
        {
            Add(reference, needed);
        }

        string[] packaged = [.. project.References.Select(r => r.Assembly)
            .Where(a => a != "nanoFramework.UnitTestLauncher").Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(
            needed.ToArray(),
            packaged,
            $"{project}: missing {string.Join(", ", needed.Except(packaged))}; not needed {string.Join(", ", packaged.Except(needed))}");
    }

    private static void Add(string assembly, SortedSet<string> needed)
    {
        if (!needed.Add(assembly) || assembly == "mscorlib")
        {
            return;
        }

        foreach (string reference in Listing.Load(assembly).References)
        {
            Add(reference, needed);
        }
    }

    private static string[] References(string assembly) => References(SurfaceAssemblies.All.Single(m => SurfaceAssemblies.NameOf(m) == assembly));

    private static string[] References(ModuleDefinition module) => [.. module.AssemblyReferences.Select(r => r.Name)];
}
