using Mono.Cecil;

namespace NanoDps.Surface.Tests;

/// <summary>The dlls of the surface build; their references resolve among themselves.</summary>
internal static class SurfaceAssemblies
{
    /// <summary>The dlls that go onto a device.</summary>
    public static IReadOnlyList<ModuleDefinition> Firmware { get; } =
        [
            Open("NanoDps"),
            Open("NanoDps.Roots"),
            Open("NanoDps.RootUpdate"),
            Open("NanoDps.Flash"),
            Open("NanoDps.Certificates"),
            Open("NanoDps.Https"),
            Open("NanoDps.Serial"),
            Open("NanoDps.App"),
            Open("NanoDps.FieldApp"),
        ];

    public static ModuleDefinition UnitTests { get; } = Open("NFUnitTest");

    /// <summary>All that is compiled against the declarations.</summary>
    public static IReadOnlyList<ModuleDefinition> All { get; } = [.. Firmware, UnitTests];

    public static IReadOnlyList<ModuleDefinition> Declarations { get; } =
        [.. Repository.Files("firmware/surface/declarations", "*.csproj")
            .Select(p => Open(Path.GetFileNameWithoutExtension(p)))];

    public static ModuleDefinition Open(string name) => OpenFile(Repository.Surface(name));

    public static ModuleDefinition OpenFile(string path)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (string directory in resolver.GetSearchDirectories())
        {
            resolver.RemoveSearchDirectory(directory);
        }

        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        resolver.AddSearchDirectory(Repository.SurfaceDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(Repository.Mscorlib));
        var parameters = new ReaderParameters { AssemblyResolver = resolver };
        return ModuleDefinition.ReadModule(path, parameters);
    }

    public static string NameOf(ModuleDefinition module) => module.Assembly.Name.Name;
}
