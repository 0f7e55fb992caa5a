using System.CommandLine;

namespace NanoDps.Cli.CommandLine;

/// <summary>An option that is on or off, and null when it is not given.</summary>
// Not of type bool: for these the library takes true and false alone.
internal sealed class SwitchOption : Option<string?>
{
    private const string On = "on";
    private const string Off = "off";

    public SwitchOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "on|off";
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text is not (On or Off))
            {
                result.AddError($"{name}: expected on or off, got \"{text}\"");
            }

            return text;
        };
    }

    /// <summary>Whether it is on; null when it is not given.</summary>
    public bool? IsOn(ParseResult parsed) => parsed.GetValue(this) is { } text ? text == On : null;
}
