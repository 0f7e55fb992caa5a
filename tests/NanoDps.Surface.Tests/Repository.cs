using System.Reflection;

namespace NanoDps.Surface.Tests;

/// <summary>Where the files are that the tests read, whatever the current directory.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("Repository");

    /// <summary>The real mscorlib, in the package nanoFramework.CoreLibrary.</summary>
    public static string Mscorlib { get; } = Metadata("Mscorlib");

    /// <summary>What firmware/surface builds: declarations, library, application, tests.</summary>
    public static string SurfaceDirectory => PathOf("artifacts/surface");

    public static string SampleDirectory => PathOf("artifacts/surface-samples");

    public static string PathOf(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    public static string Surface(string assembly) =>
        Path.Combine(SurfaceDirectory, assembly + ".dll");

    public static string Sample(string assembly) =>
        Path.Combine(SampleDirectory, assembly + ".dll");

    public static string Relative(string path) =>
        Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The files below a folder, without those that a build makes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Where(f => !Relative(f).Split('/').Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == key).Value!;
}
