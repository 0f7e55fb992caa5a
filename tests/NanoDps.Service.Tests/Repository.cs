using System.Reflection;

namespace NanoDps.Service.Tests;

/// <summary>Files of the repository, wherever it is checked out.</summary>
internal static class Repository
{
    public static string Path(string relative) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Metadata("RepositoryRoot"), relative));

    public static string Text(string relative) => File.ReadAllText(Path(relative));

    /// <summary>A value that the project file gave the assembly.</summary>
    public static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}
