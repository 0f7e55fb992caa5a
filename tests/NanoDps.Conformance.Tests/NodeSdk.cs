using System.Reflection;

namespace NanoDps.Conformance.Tests;

/// <summary>The SDK for Node.js, as tools/install-node-sdk.sh installs it.</summary>
internal static class NodeSdk
{
    public static string Folder { get; } = Path.GetFullPath(
        typeof(NodeSdk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "NodeFolder").Value!);

    /// <summary>Why nothing can be tried here; null when all is there.</summary>
    public static string? Missing { get; } = FindMissing();

    private static string? FindMissing()
    {
        if (!OnPath("node"))
        {
            return "expected node on the PATH, found none; apt-get install nodejs";
        }

        // The script leaves the lock file there that it installed.
        var installed = Path.Combine(Folder, "node_modules", ".installed-lock.json");
        var wanted = Path.Combine(Folder, "package-lock.json");
        return File.Exists(installed) && File.ReadAllText(installed) == File.ReadAllText(wanted)
            ? null
            : "expected the SDK of package-lock.json, it is not installed; "
                + "run tools/install-node-sdk.sh";
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
