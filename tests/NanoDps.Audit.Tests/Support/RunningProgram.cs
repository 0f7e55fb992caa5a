using System.Diagnostics;

namespace NanoDps.Audit.Tests.Support;

/// <summary>nanodps while it runs.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly SecretGuard _guard = new("nanodps");
    private readonly Process _process;

    public RunningProgram(params string[] arguments) => _process = Process.Start(
        new ProcessStartInfo("dotnet", [Repository.Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>The next line on its standard error.</summary>
    public async Task<string> NextErrorLineAsync() =>
        _guard.See(await _process.StandardError.ReadLineAsync(Tool.Soon) ?? "");

    /// <summary>Waits for its end.</summary>
    public async Task<ToolResult> EndAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(Tool.Soon);
        var errors = _process.StandardError.ReadToEndAsync(Tool.Soon);
        await _process.WaitForExitAsync(Tool.Soon);
        return new ToolResult(_process.ExitCode, _guard.See(await output), _guard.See(await errors));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
