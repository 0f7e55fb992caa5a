using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Configuration;

namespace NanoDps.Cli.Configuration;

/// <summary>nanodps config check.</summary>
internal sealed class ConfigCheckVerb : Verb
{
    private readonly ProgramTerminal _terminal;

    public ConfigCheckVerb(ProgramTerminal terminal)
        : base("check", "Check a nanodps.conf as the firmware does, and show what it makes of it")
    {
        _terminal = terminal;
        var file = new Argument<string>("FILE") { Description = "The configuration file" };
        Arguments.Add(file);
        SetAction(parsed => Check(parsed.GetRequiredValue(file)));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Example:",
        "  nanodps config check nanodps.conf",
        "",
        "Exit codes: 0 the file is good, 1 it has a fault, 2 it cannot be read.",
    ];

    private int Check(string path)
    {
        var file = ConfigurationFile.Load(path, ExitCode.Failed);
        var settings = file.Settings;
        _terminal.Good($"{path} is good");
        Show("id-scope", settings.IdScope);
        Show("registration-id", settings.RegistrationId);
        Show("key", Key(file));
        Show("endpoint", settings.Endpoint);
        Show("wifi-ssid", settings.WifiSsid ?? "none: a cable");
        Show("wifi-password", settings.WifiPassword.Length > 0 ? "set" : "none");
        if (file.Has("group-key"))
        {
            _terminal.Note(
                "hint: with group-key on it, this board gives away every device of the group; "
                + "nanodps config new --group-key-file writes the derived key alone");
        }

        return ExitCode.Done;
    }

    private static string Key(ConfigurationFile file) =>
        file.Settings.Key is null
            ? $"the private key of the certificate, {file.Settings.PrivateKey}"
            : $"{file.Settings.Key.Length} bytes"
        + (file.Has("group-key") ? ", derived from group-key" : "");

    private void Show(string name, string value) => _terminal.Line($"  {name,-16} {value}");
}
