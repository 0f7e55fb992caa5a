using System.CommandLine;
using NanoDps.Emulator.Certificates;

namespace NanoDps.Cli.CommandLine;

/// <summary>--chain: what stands between the emulator's servers and their root.</summary>
internal sealed class ChainOption : Option<ChainKind?>
{
    private const string Names = "azure, direct, compact or successor";

    public ChainOption()
        : base("--chain")
    {
        Description = $"Certificates of the servers: {Names} [default: azure]";
        HelpName = "CHAIN";
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            foreach (var kind in Enum.GetValues<ChainKind>())
            {
                if (string.Equals(text, kind.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    return kind;
                }
            }

            result.AddError($"--chain: expected {Names}, got \"{text}\"");
            return null;
        };
    }
}
