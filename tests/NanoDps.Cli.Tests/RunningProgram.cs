using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NanoDps.Cli.Tests;

/// <summary>The program in a process of its own, with what it has written so far.</summary>
internal sealed partial class RunningProgram : IDisposable
{
    private const int Sigint = 2;

    private readonly Process _process;
    private readonly SecretGuard _guard = new("nanodps");
    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly List<(string Text, TaskCompletionSource<string> Found)> _waiters = [];

    private RunningProgram(Process process, string? outputMayShow)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Add(_output, e.Data, outputMayShow);
        process.ErrorDataReceived += (_, e) => Add(_errors, e.Data, mayShow: null);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Output => Snapshot(_output);

    public IReadOnlyList<string> Errors => Snapshot(_errors);

    /// <summary>Starts it in a folder, which is also the home of its user.</summary>
    public static RunningProgram Start(
        IEnumerable<string> arguments, string folder, string input = "")
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo
            {
                // A test run that was started with "&" hands down that SIGINT is ignored.
                FileName = "env",
                ArgumentList = { "--default-signal=INT", "dotnet", Places.Program },
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        string[] all = [.. arguments];
        foreach (var argument in all)
        {
            process.StartInfo.ArgumentList.Add(argument);
        }

        process.StartInfo.Environment["HOME"] = folder;
        process.StartInfo.Environment.Remove("XDG_DATA_HOME");
        var program = new RunningProgram(process, PrintsKeys(all) ? SecretText.Key : null);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return program;
    }

    /// <summary>Waits for a line that has a text, on either output.</summary>
    public Task<string> WaitForAsync(string text, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_output.Concat(_errors).FirstOrDefault(
                line => line.Contains(text, StringComparison.Ordinal)) is { } line)
            {
                return Task.FromResult(line);
            }

            var found = new TaskCompletionSource<string>(
                TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((text, found));
            return found.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt() => Assert.AreEqual(0, Kill(_process.Id, Sigint), "kill");

    /// <summary>Waits for its end, and gives the exit code.</summary>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        // Waits for the ends of both outputs, too.
        await _process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);

    private void Add(List<string> lines, string? line, string? mayShow)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            lines.Add(_guard.See(line, mayShow));
            foreach (var (text, found) in _waiters)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    found.TrySetResult(line);
                }
            }
        }
    }

    /// <summary>
    /// Whether keys on standard output are what was asked for: the CSV of derive, and what the
    /// emulator tells a program. Their standard error may show none.
    /// </summary>
    private static bool PrintsKeys(string[] arguments) =>
        arguments is ["derive", ..] ? !arguments.Contains("--out")
        : arguments is ["emulator", ..] && arguments.Contains("--json");

    private string[] Snapshot(List<string> lines)
    {
        lock (_gate)
        {
            return [.. lines];
        }
    }
}
