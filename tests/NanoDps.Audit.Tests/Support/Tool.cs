using System.Diagnostics;

namespace NanoDps.Audit.Tests.Support;

/// <summary>Runs another program to its end.</summary>
internal static class Tool
{
    /// <summary>A bound for whatever should happen at once, generous for a slow machine.</summary>
    public static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    /// <summary>Skips the test, with the reason, where a program is not installed.</summary>
    public static void Needs(string program)
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
        if (!isThere)
        {
            Assert.Inconclusive($"{program} is not installed: apt-get install {program}");
        }
    }

    public static Task<ToolResult> RunAsync(string program, params string[] arguments) =>
        RunAsync(program, [], arguments);

    /// <param name="program">Its name.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<ToolResult> RunAsync(string program, byte[] input, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        var guard = new SecretGuard(program);
        using var process = Process.Start(start)!;
        var soon = Soon;
        var output = process.StandardOutput.ReadToEndAsync(soon);
        var errors = process.StandardError.ReadToEndAsync(soon);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, soon);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had ended without reading its input.
        }

        await process.WaitForExitAsync(soon);
        return new ToolResult(process.ExitCode, guard.See(await output), guard.See(await errors));
    }

    /// <summary>Runs nanodps.</summary>
    public static Task<ToolResult> NanodpsAsync(params string[] arguments) =>
        RunAsync("dotnet", [Repository.Program, .. arguments]);
}
