using System.CommandLine;
using NanoDps.Emulator.Certificates;

namespace NanoDps.Cli.CommandLine;

/// <summary>--chain: how many certificates the emulator's servers send.</summary>
internal sealed class ChainOption : Option<ChainKind?>
{
    public ChainOption()
        : base("--chain")
    {
        Description = "Certificates that the servers send: three as Azure's do, or the leaf alone "
            + "[default: azure]";
        HelpName = "azure|direct";
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

            result.AddError($"--chain: expected azure or direct, got \"{text}\"");
            return null;
        };
    }
}
