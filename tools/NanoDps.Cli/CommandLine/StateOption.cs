using System.CommandLine;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Cli.CommandLine;

/// <summary>--state: where the emulator keeps its test CA.</summary>
internal sealed class StateOption : Option<string?>
{
    public StateOption()
        : base("--state")
    {
        Description = $"Directory that keeps the emulator's test CA [default: {Default}]";
        HelpName = "DIR";
    }

    private static string Default => new EmulatorOptions().StateDirectory;
}
