using System.Reflection;

namespace NanoDps.Audit.Tests.Support;

/// <summary>Files of the repository, wherever it is checked out.</summary>
internal static class Repository
{
    /// <summary>The program nanodps, as this build made it.</summary>
    public static string Program =>
        Path("tools", "NanoDps.Cli", "bin", Metadata("Configuration"), "net10.0", "NanoDps.Cli.dll");

    public static string Path(params string[] parts) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine([Metadata("RepositoryRoot"), .. parts]));

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
