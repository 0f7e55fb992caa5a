using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;
using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Cli.Emulation;

/// <summary>An emulator that tells what it is and what happens, until it is cancelled.</summary>
internal sealed class EmulatorRun(ProgramTerminal terminal)
{
    public required string? ConfigurationFile { get; init; }

    public required string? StateDirectory { get; init; }

    public required int? DpsPort { get; init; }

    public required IReadOnlyList<int> HubPorts { get; init; }

    public required int? DpsWebPort { get; init; }

    public required IReadOnlyList<int> HubWebPorts { get; init; }

    public required bool? Enforcement { get; init; }

    /// <summary>In s.</summary>
    public required int? FailOverAfter { get; init; }

    /// <summary>The file with what goes wrong; null for what is configured.</summary>
    public required string? FaultFile { get; init; }

    public required bool IsJson { get; init; }

    /// <summary>Runs until it is cancelled.</summary>
    /// <exception cref="CliException">It cannot be started.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var emulator = await EmulatorStart.RunAsync(Options(), cancellation)
                .ConfigureAwait(false);
            await using var end = emulator.ConfigureAwait(false);
            emulator.Events.Added += Log;
            Introduce(emulator);
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how it is meant to end.
        }

        return ExitCode.Done;
    }

    private EmulatorOptions Options()
    {
        var options = Configured();
        CheckCount("--hub-port", HubPorts, options);
        CheckCount("--hub-web-port", HubWebPorts, options);

        if (Enforcement is { } enforcement)
        {
            options = options.WithEnforcement(enforcement);
        }

        return options with
        {
            FailOverAfter = FailOverAfter is { } seconds
                ? TimeSpan.FromSeconds(seconds)
                : options.FailOverAfter,
            StateDirectory = StateDirectory ?? options.StateDirectory,
            Faults = Faults() ?? options.Faults,
            DpsPort = DpsPort ?? options.DpsPort,
            DpsWebPort = DpsWebPort ?? options.DpsWebPort,
            Hubs = [.. options.Hubs.Select((hub, index) => hub with
            {
                Port = index < HubPorts.Count ? HubPorts[index] : hub.Port,
                WebPort = index < HubWebPorts.Count ? HubWebPorts[index] : hub.WebPort,
            })],
        };
    }

    private static void CheckCount(
        string option, IReadOnlyList<int> ports, EmulatorOptions options)
    {
        if (ports.Count > options.Hubs.Count)
        {
            throw CliException.Usage(
                $"{option}: expected at most {options.Hubs.Count}, one for each hub, "
                + $"got {ports.Count}",
                "the configuration file says which hubs there are");
        }
    }

    private EmulatorOptions Configured()
    {
        try
        {
            if (ConfigurationFile is not null)
            {
                return EmulatorOptions.Load(ConfigurationFile);
            }

            // The sample keeps its state beside its file; the program's folder is no place for it.
            var sample = Path.Combine(AppContext.BaseDirectory, "emulator.sample.json");
            return EmulatorOptions.Load(sample) with
            {
                StateDirectory = new EmulatorOptions().StateDirectory,
            };
        }
        catch (ConfigurationException exception)
        {
            throw CliException.Usage(exception.Message, exception.Hint);
        }
    }

    private FaultScript? Faults()
    {
        try
        {
            return FaultFile is null ? null : FaultScript.Load(FaultFile);
        }
        catch (ConfigurationException exception)
        {
            throw CliException.Usage(exception.Message, exception.Hint);
        }
    }

    private void Introduce(ServiceEmulator emulator)
    {
        if (IsJson)
        {
            terminal.Line(emulator.Facts.ToJson());
            return;
        }

        foreach (var line in EmulatorIntroduction.Lines(emulator.Facts))
        {
            terminal.Line(line);
        }
    }

    private void Log(EmulatorEvent happening)
    {
        if (IsJson)
        {
            terminal.Note(happening.ToString());
        }
        else
        {
            terminal.Line(happening.ToString());
        }
    }
}
