using System.Reflection;

namespace NanoDps.Cli.Tests;

/// <summary>Where things are; the project file knows.</summary>
internal static class Places
{
    public static string Program => Metadata("Program");

    public static string Project => Metadata("Project");

    public static string Configuration => Text("Configuration");

    public static string Launcher => Metadata("Launcher");

    public static string Transcripts => Metadata("Transcripts");

    private static string Metadata(string key) => Path.GetFullPath(Text(key));

    private static string Text(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key).Value!;
}
