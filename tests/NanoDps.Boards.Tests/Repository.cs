using System.Reflection;

namespace NanoDps.Boards.Tests;

/// <summary>The boards folder of the repository, wherever it is checked out.</summary>
internal static class Repository
{
    internal static string Boards { get; } = Path.GetFullPath(Path.Combine(
        typeof(Repository).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "boards"));
}
