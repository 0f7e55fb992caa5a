using System.Diagnostics;

namespace NanoDps.Cli.Tests;

/// <summary>On a terminal, which script(1) makes.</summary>
[TestClass]
public sealed class ColourTests
{
    // ESC [ … m; other sequences are .NET's own, which it needs to read keys.
    private const string Bold = "\u001b[1m";
    private const string Reset = "\u001b[0m";

    [TestMethod]
    public async Task ATerminalGetsColours()
    {
        var text = await OnATerminalAsync(noColor: null);
        StringAssert.Contains(text, "\u001b[38;5;9merror: expected a command");
        StringAssert.Contains(text, Reset);
    }

    [TestMethod]
    public async Task NoColorLeavesThemOut()
    {
        var text = await OnATerminalAsync(noColor: "1");
        StringAssert.Contains(text, "error: expected a command of nanodps, got \"deploy\"");
        Assert.IsFalse(text.Contains(Reset, StringComparison.Ordinal), text);
        Assert.IsFalse(text.Contains(Bold, StringComparison.Ordinal), text);
    }

    private static async Task<string> OnATerminalAsync(string? noColor)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo
            {
                FileName = "script",
                ArgumentList = { "-qec", $"dotnet '{Places.Program}' deploy", "/dev/null" },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            },
        };
        process.StartInfo.Environment["TERM"] = "xterm-256color";
        process.StartInfo.Environment["NO_COLOR"] = noColor;
        process.Start();
        process.StandardInput.Close();
        var text = new SecretGuard("nanodps").See(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return text;
    }
}
