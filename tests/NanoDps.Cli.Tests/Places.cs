using System.Reflection;

namespace NanoDps.Cli.Tests;

/// <summary>Where things are; the project file knows.</summary>
internal static class Places
{
    public static string Program => Metadata("Program");

    public static string Launcher => Metadata("Launcher");

    public static string Transcripts => Metadata("Transcripts");

    private static string Metadata(string key) => Path.GetFullPath(
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key).Value!);
}
