using System.CommandLine;
using System.Globalization;

namespace NanoDps.Cli.CommandLine;

/// <summary>An option with a whole number in a range.</summary>
internal sealed class NumberOption : Option<int?>
{
    public NumberOption(string name, int least, int most, string helpName, string description)
        : base(name)
    {
        Description = description;
        HelpName = helpName;
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most)
            {
                return number;
            }

            result.AddError(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: expected a whole number from {least} to {most}, got \"{text}\""));
            return null;
        };
    }
}
