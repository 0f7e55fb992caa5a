using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NanoDps.Service.Tests;

/// <summary>The Bicep compiler of the NuGet package; it needs no network.</summary>
internal static class BicepCompiler
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static string Program => Repository.Metadata("BicepPath").Replace('\\', '/');

    /// <summary>Compiles a source.</summary>
    /// <returns>The template, and what the compiler had to say, one diagnostic a line.</returns>
    public static async Task<(string Template, string[] Diagnostics)> CompileAsync(string source)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            Assert.Inconclusive("the package has the compiler for Linux on x64 only");
        }

        var directory = Directory.CreateTempSubdirectory("nanodps-bicep-");
        try
        {
            var file = Path.Combine(directory.FullName, "main.bicep");
            await File.WriteAllTextAsync(file, source);
            return await RunAsync(file);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<(string Template, string[] Diagnostics)> RunAsync(string file)
    {
        var start = new ProcessStartInfo(Program, ["build", file, "--stdout"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A machine without ICU has no cultures to offer, and a template needs none.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var timeout = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        var guard = new SecretGuard("bicep");
        return (
            guard.See(await output),
            guard.See(await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
