using System.Diagnostics;
using NanoDps.Cli.Tests;

namespace NanoDps.Monitor.Tests.Ports;

/// <summary>Where a person looks on: a terminal, which script(1) makes.</summary>
[TestClass]
public sealed class WatchedTests
{
    private const string EmptyLine = "\r\u001b[2K";

    private readonly SecretGuard _guard = new("nanodps on a terminal");

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [TestMethod]
    public async Task AStatusLineStaysBelowTheLogAndShowsWhatIsTyped()
    {
        using var device = new PtyDevice(new FakeDevice());
        using var process = Start($"monitor {device.PortName}", noColor: null);
        var read = process.StandardOutput;
        await ReadUntilAsync(read, "following");
        device.Say(101, "boot", "NanoDps 0.1.0 free-bytes=61440");
        var text = await ReadUntilAsync(read, "heap 60 KB");
        StringAssert.Contains(text, "101 boot");

        // The next line of the log takes its place, and it comes again below.
        device.Say(601, "shell", "native=163840 queue=3 rssi=-61");
        var next = await ReadUntilAsync(read, "native 160 KB | queue 3 | rssi -61 dBm");
        StringAssert.Contains(next, EmptyLine + "1020 I 601 shell");

        await process.StandardInput.WriteAsync("config show");
        await process.StandardInput.FlushAsync();
        await ReadUntilAsync(read, "> config show");
        await process.StandardInput.WriteAsync("\r");
        await process.StandardInput.FlushAsync();
        await ReadUntilAsync(read, "ok command=config-show");
        CollectionAssert.AreEqual(new[] { "config show" }, device.Device.Commands);
        process.Kill(entireProcessTree: true);
    }

    [TestMethod]
    public async Task DerivingManyKeysShowsHowFarItIs()
    {
        var folder = Directory.CreateTempSubdirectory("nanodps-derive-").FullName;
        try
        {
            await File.WriteAllLinesAsync(
                Path.Combine(folder, "ids"), Enumerable.Range(0, 50_000).Select(n => $"dev-{n}"));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "key"), Convert.ToBase64String(new byte[32]));
            using var process = Start(
                $"derive --ids {folder}/ids --group-key-file {folder}/key --out {folder}/out", noColor: null);
            var text = _guard.See(await process.StandardOutput.ReadToEndAsync().WaitAsync(Longest));
            StringAssert.Contains(text, "deriving");
            StringAssert.Contains(text, "100%");
            StringAssert.Contains(text, "wrote 50000 keys to ");
            Assert.HasCount(50_001, await File.ReadAllLinesAsync(Path.Combine(folder, "out")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public async Task SendingRootsShowsHowFarItIs()
    {
        var folder = Directory.CreateTempSubdirectory("nanodps-roots-").FullName;
        try
        {
            var file = Path.Combine(folder, "nanodps.roots");
            await File.WriteAllTextAsync(file, ConfigureRootsPortTests.Bundle);
            using var device = new PtyDevice(new FakeDevice());
            using var process = Start($"configure {device.PortName} --roots {file}", noColor: null);
            var text = await process.StandardOutput.ReadToEndAsync().WaitAsync(Longest);
            StringAssert.Contains(text, "sending roots, which the device checks at the end");
            StringAssert.Contains(text, "100%");
            StringAssert.Contains(text, "sent version 3 of the roots, ");
            Assert.IsNotNull(device.Device.Roots.Taken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string arguments, string? noColor)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo
            {
                FileName = "script",
                ArgumentList = { "-qec", $"stty cols 120; dotnet '{Places.Program}' {arguments}", "/dev/null" },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            },
        };
        process.StartInfo.Environment["TERM"] = "xterm-256color";
        process.StartInfo.Environment["NO_COLOR"] = noColor;
        process.Start();
        return process;
    }

    private async Task<string> ReadUntilAsync(StreamReader reader, string text)
    {
        using var deadline = new CancellationTokenSource(Longest);
        var all = new System.Text.StringBuilder();
        var buffer = new char[1024];
        while (!all.ToString().Contains(text, StringComparison.Ordinal))
        {
            try
            {
                var count = await reader.ReadAsync(buffer, deadline.Token);
                Assert.AreNotEqual(0, count, $"no \"{text}\" in: {all}");
                all.Append(buffer, 0, count);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"no \"{text}\" in: {all}");
            }
        }

        return _guard.See(all.ToString());
    }
}
