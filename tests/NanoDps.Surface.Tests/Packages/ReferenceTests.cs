using Mono.Cecil;
using NanoDps.Surface.Tests.Listings;

namespace NanoDps.Surface.Tests.Packages;

/// <summary>The surface dlls refer to what a device build does, and packages.config has it.</summary>
[TestClass]
public sealed class ReferenceTests
{
    [TestMethod]
    public void EveryReferenceIsToTheVersionThatIsPackagedOrBuiltHere()
    {
        Dictionary<string, string> known = SurfaceAssemblies.Declarations
            .Concat(SurfaceAssemblies.All)
            .ToDictionary(SurfaceAssemblies.NameOf, m => m.Assembly.Name.Version.ToString());
        known.Add("mscorlib", DeviceProject.Library.Packages["nanoFramework.CoreLibrary"] + ".0");

        foreach (ModuleDefinition module in SurfaceAssemblies.All)
        {
            CollectionAssert.Contains(References(module), "mscorlib");
            foreach (AssemblyNameReference reference in module.AssemblyReferences)
            {
                Assert.AreEqual(
                    known[reference.Name],
                    reference.Version.ToString(),
                    $"{module.Name} to {reference.Name}");
            }
        }
    }

    [TestMethod]
    public void TheMscorlibReferredToIsTheRealOne()
    {
        using ModuleDefinition mscorlib = SurfaceAssemblies.OpenFile(Repository.Mscorlib);

        AssemblyNameDefinition name = mscorlib.Assembly.Name;
        Assert.AreEqual("mscorlib 1.17.11.0", $"{name.Name} {name.Version}");
    }

    [TestMethod]
    public void EveryPackagesConfigIsWhatTheAssemblyRefersToAndWhatThatNeeds()
    {
        foreach (DeviceProject project in DeviceProject.All)
        {
            var needed = new SortedSet<string>(StringComparer.Ordinal);
            AddReferences(project.Assembly, needed);
            string[] packaged = [.. project.References
                .Select(r => r.Assembly)
                .Where(a => a != DeviceProject.TestLauncher)];
            string[] builtHere = [.. DeviceProject.All.Select(p => p.Assembly)];

            Expect.None(needed.Except(packaged).Except(builtHere), $"{project} lacks");
            Expect.None(packaged.Except(needed), $"{project} needs no");
        }
    }

    private static void AddReferences(string assembly, SortedSet<string> needed)
    {
        foreach (string reference in ReferencesOf(assembly).Where(needed.Add))
        {
            AddReferences(reference, needed);
        }
    }

    // Of what is built here from the dll, of a real assembly from its listing.
    private static IEnumerable<string> ReferencesOf(string assembly) =>
        SurfaceAssemblies.All.SingleOrDefault(m => SurfaceAssemblies.NameOf(m) == assembly) is { } built
            ? References(built)
            : assembly == "mscorlib" ? [] : Listing.Load(assembly).References;

    private static string[] References(ModuleDefinition module) =>
        [.. module.AssemblyReferences.Select(r => r.Name)];
}
