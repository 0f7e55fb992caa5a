using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace NanoDps.Cli.Tests;

/// <summary>The program as a .NET tool, which is how it comes to Windows.</summary>
[TestClass]
public sealed class ToolPackageTests
{
    [TestMethod]
    public async Task TheProgramPacksInstallsAndRuns()
    {
        var folder = Directory.CreateTempSubdirectory("nanodps-tool-").FullName;
        try
        {
            await RunAsync("dotnet", [
                "pack", Places.Project, "--no-build", "--nologo",
                "-c", Places.Configuration, "-o", folder,
            ]);
            var package = Directory.GetFiles(folder, "*.nupkg").Single();
            Check(package);

            var tools = Path.Combine(folder, "tools");
            await RunAsync("dotnet", [
                "tool", "install", "NanoDps.Cli", "--tool-path", tools, "--source", folder,
            ]);
            var said = await RunAsync(Path.Combine(tools, "nanodps"), ["explain", "tls:-0x7780"]);
            StringAssert.StartsWith(said, "tls:-0x7780 SSL_FATAL_ALERT_MESSAGE\n");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Check(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
        foreach (var needed in new[]
        {
            "README.md",
            "tools/net10.0/any/NanoDps.Monitor.dll",
            "tools/net10.0/any/emulator.sample.json",
            "tools/net10.0/any/boards/tls-policy.json",
            "tools/net10.0/any/runtimes/win/lib/net10.0/System.IO.Ports.dll",
            "tools/net10.0/any/runtimes/osx-arm64/native/libSystem.IO.Ports.Native.dylib",
        })
        {
            CollectionAssert.Contains(names, needed);
        }

        using var settings = zip.GetEntry("tools/net10.0/any/DotnetToolSettings.xml")!.Open();
        var command = XDocument.Load(settings).Descendants("Command").Single();
        Assert.AreEqual("nanodps", command.Attribute("Name")!.Value);
        Assert.AreEqual("NanoDps.Cli.dll", command.Attribute("EntryPoint")!.Value);
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var guard = new SecretGuard(program);
        var errors = process.StandardError.ReadToEndAsync();
        var output = guard.See(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        var told = output + guard.See(await errors);
        Assert.AreEqual(0, process.ExitCode, $"{program} {string.Join(' ', arguments)}\n{told}");
        return output;
    }
}
