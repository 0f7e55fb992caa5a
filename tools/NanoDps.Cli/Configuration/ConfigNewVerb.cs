using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Configuration;

namespace NanoDps.Cli.Configuration;

/// <summary>nanodps config new.</summary>
internal sealed class ConfigNewVerb : Verb
{
    private readonly ProgramTerminal _terminal;

    private readonly Option<string> _out = new("--out")
    {
        Description = "The file to write",
        HelpName = "FILE",
        DefaultValueFactory = _ => Settings.FileName,
    };

    private readonly Option<string> _idScope = new("--id-scope")
    {
        Description = "Id scope of the DPS instance, such as 0ne00000A0A",
        HelpName = "SCOPE",
        Required = true,
    };

    private readonly Option<string> _registrationId = new("--registration-id")
    {
        Description = "Registration id of the device: 1 to 128 of a-z 0-9 and, inside, - . _ :",
        HelpName = "ID",
        Required = true,
    };

    private readonly Option<string?> _keyFile = new("--key-file")
    {
        Description = "File with the device's key in base64; - is standard input",
        HelpName = "FILE",
    };

    private readonly Option<string?> _groupKeyFile = new("--group-key-file")
    {
        Description = "File with a group's key, from which the device's is derived",
        HelpName = "FILE",
    };

    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = "File with the device's certificate and its intermediates",
        HelpName = "FILE",
    };

    private readonly Option<string?> _privateKey = new("--private-key")
    {
        Description = "File with the certificate's private key, not encrypted",
        HelpName = "FILE",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = "Host name of DPS, if not the global one",
        HelpName = "HOST",
    };

    private readonly Option<string?> _wifiSsid = new("--wifi-ssid")
    {
        Description = "Name of the Wi-Fi network; without it a cable or the stored network",
        HelpName = "SSID",
    };

    private readonly Option<string?> _wifiPasswordFile = new("--wifi-password-file")
    {
        Description = "File with the network's password; - is standard input",
        HelpName = "FILE",
    };

    private readonly Option<string> _port = new("--port")
    {
        Description = "Serial port of the board, for nanoff",
        HelpName = "PORT",
        DefaultValueFactory = _ => Deployment.DefaultPort,
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace files that are there",
    };

    public ConfigNewVerb(ProgramTerminal terminal)
        : base("new", "Write a nanodps.conf, and what nanoff needs to put it on a board")
    {
        _terminal = terminal;
        Option[] options =
        [
            _out, _idScope, _registrationId, _keyFile, _groupKeyFile, _certificate, _privateKey,
            _endpoint, _wifiSsid, _wifiPasswordFile, _port, _force,
        ];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        SetAction(Write);
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Secrets come from files or from standard input, never from the command line, where the",
        "shell's history and other users would see them. A group's key is never written: the",
        "device's own is, which is derived from it. A certificate and its private key go onto the",
        "board beside the file; docs/field.md makes them with openssl.",
        "",
        "Examples:",
        "  nanodps config new --id-scope 0ne00000A0A --registration-id dev-01 --key-file dev.key",
        "  pass show group | nanodps config new --id-scope 0ne00000A0A --registration-id dev-02 \\",
        "      --group-key-file - --wifi-ssid plant --wifi-password-file wifi.txt --port COM5",
        "  nanodps config new --id-scope 0ne00000A0A --registration-id dev-03 \\",
        "      --certificate dev-03.crt --private-key dev-03.key",
        "",
        "Exit codes: 0 written, 1 a file cannot be written, 2 wrong option or value.",
    ];

    private int Write(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_out);
        var description = Path.ChangeExtension(file, ".deploy.json");
        var force = parsed.GetValue(_force);
        OutputFile.RequireNew(file, force);
        OutputFile.RequireNew(description, force);
        var configuration = Read(parsed);
        string[] others = configuration.Certificate is { } pair
            ? [pair.Certificate, pair.PrivateKey] : [];
        OutputFile.WritePrivate(file, configuration.ToText());
        OutputFile.WritePrivate(
            description,
            Deployment.ToJson(file, others.Distinct(), parsed.GetRequiredValue(_port)));
        _terminal.Line($"wrote {file} and {description}");
        _terminal.Line();
        _terminal.Line(
            $"To put it on the board at {parsed.GetValue(_port)}, as {Deployment.Destination}:");
        _terminal.Line("  " + Deployment.Command(description));
        _terminal.Line("To try it on this computer, against the real DPS:");
        _terminal.Line("  nanodps device --config " + file);
        return ExitCode.Done;
    }

    private NewConfiguration Read(ParseResult parsed)
    {
        var keyFile = parsed.GetValue(_keyFile);
        var groupKeyFile = parsed.GetValue(_groupKeyFile);
        var certificate = parsed.GetValue(_certificate);
        var privateKey = parsed.GetValue(_privateKey);
        string?[] credentials = [keyFile, groupKeyFile, certificate];
        var count = credentials.Count(one => one is not null);
        if (count != 1)
        {
            throw CliException.Usage(
                "expected one of --key-file, --group-key-file and --certificate, got "
                + (count == 0 ? "none" : $"{count}"),
                "the enrollment in DPS says which: a key of the device, one of a group, or X.509");
        }

        if ((certificate is null) != (privateKey is null))
        {
            throw CliException.Usage(
                "expected --certificate and --private-key together, got one of them",
                "both go onto the board");
        }

        var passwordFile = parsed.GetValue(_wifiPasswordFile);
        if (passwordFile is not null && parsed.GetValue(_wifiSsid) is null)
        {
            throw CliException.Usage(
                "expected --wifi-ssid with --wifi-password-file, got the password alone",
                "name the network that the password is for");
        }

        if (passwordFile == "-" && (keyFile ?? groupKeyFile) == "-")
        {
            throw CliException.Usage(
                "expected one secret from standard input, got two", "put one of them into a file");
        }

        return new NewConfiguration
        {
            IdScope = parsed.GetRequiredValue(_idScope),
            RegistrationId = parsed.GetRequiredValue(_registrationId),
            Key = keyFile is not null ? InputFile.ReadSecret(keyFile, "--key-file")
                : groupKeyFile is not null ? InputFile.ReadSecret(groupKeyFile, "--group-key-file")
                : null,
            IsGroupKey = groupKeyFile is not null,
            Certificate = certificate is null
                ? null : new DeviceCertificateFiles(certificate, privateKey!),
            Endpoint = parsed.GetValue(_endpoint),
            WifiSsid = parsed.GetValue(_wifiSsid),
            WifiPassword = passwordFile is null
                ? null : InputFile.ReadSecret(passwordFile, "--wifi-password-file"),
        };
    }
}
