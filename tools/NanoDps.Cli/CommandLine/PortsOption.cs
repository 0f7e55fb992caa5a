using System.CommandLine;
using System.Globalization;

namespace NanoDps.Cli.CommandLine;

/// <summary>An option with a port that may be given several times.</summary>
internal sealed class PortsOption : Option<int[]?>
{
    private const int LastPort = 65_535;

    public PortsOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "PORT";
        Arity = ArgumentArity.OneOrMore;
        CustomParser = result =>
        {
            var ports = new List<int>();
            foreach (var token in result.Tokens)
            {
                if (!int.TryParse(
                        token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                    || port > LastPort)
                {
                    result.AddError(
                        $"{name}: expected a whole number from 0 to {LastPort}, "
                        + $"got \"{token.Value}\"");
                    return null;
                }

                ports.Add(port);
            }

            return [.. ports];
        };
    }
}
