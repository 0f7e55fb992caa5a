using System.Reflection;

namespace NanoDps.RepositoryTests;

/// <summary>Files of the repository, wherever it is checked out.</summary>
internal static class Repository
{
    internal static string Path(params string[] parts)
    {
        string root = typeof(Repository).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        return System.IO.Path.GetFullPath(System.IO.Path.Combine([root, .. parts]));
    }
}
