using System.Diagnostics;

namespace NanoDps.Cli.Tests;

/// <summary>The script nanodps at the root of the repository.</summary>
[TestClass]
public sealed class LauncherTests
{
    [TestMethod]
    public async Task WithoutDotnetItSaysHowToGetIt()
    {
        var folder = Directory.CreateTempSubdirectory("nanodps-launcher-");
        try
        {
            // All that it uses before it looks for dotnet, and nothing else.
            foreach (var tool in new[] { "bash", "dirname", "readlink" })
            {
                File.CreateSymbolicLink(Path.Combine(folder.FullName, tool), "/usr/bin/" + tool);
            }

            var (exitCode, errors) = await RunAsync(folder.FullName);
            Assert.AreEqual(
                "error: expected the .NET SDK 10, found no dotnet on the PATH\n"
                + "hint: https://dotnet.microsoft.com/download, or your distribution's package "
                + "dotnet-sdk-10.0\n",
                errors);
            Assert.AreEqual(1, exitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(string path)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo
            {
                FileName = "/usr/bin/bash",
                ArgumentList = { Places.Launcher, "demo" },
                RedirectStandardError = true,
            },
        };
        process.StartInfo.Environment["PATH"] = path;
        process.Start();
        var errors = new SecretGuard("the launcher").See(await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }
}
