using System.CommandLine;
using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;
using NanoDps.Monitor.Deriving;

namespace NanoDps.Cli.Deriving;

/// <summary>nanodps derive.</summary>
internal sealed class DeriveVerb : Verb
{
    private const string StandardInput = "-";

    private readonly ProgramTerminal _terminal;

    private readonly Option<string> _ids = new("--ids")
    {
        Description = "File with registration ids, one a line; - is standard input",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _groupKeyFile = new("--group-key-file")
    {
        Description = "File with the group's key in base64; - is standard input",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "The file to write, readable by its owner alone [default: standard output]",
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace a file that is there",
    };

    public DeriveVerb(ProgramTerminal terminal)
        : base("derive", "Derive the keys of many devices from the key of their group, as CSV")
    {
        _terminal = terminal;
        Option[] options = [_ids, _groupKeyFile, _out, _force];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        SetAction(Run);
    }

    public override IReadOnlyList<string> Notes =>
    [
        "The output begins with registration_id,device_key. Empty lines and lines that begin with # are",
        "left out of the ids. Nothing is written when an id is wrong or is there twice. The group's key",
        "never stands on the command line, where the shell's history and other users would see it.",
        "",
        "Examples:",
        "  nanodps derive --ids ids.txt --group-key-file group.key --out keys.csv",
        "  pass show group | nanodps derive --ids ids.txt --group-key-file - > keys.csv",
        "",
        "Exit codes: 0 written, 1 a file cannot be written, 2 wrong option, id or key.",
    ];

    private int Run(ParseResult parsed)
    {
        var ids = parsed.GetRequiredValue(_ids);
        var keyFile = parsed.GetRequiredValue(_groupKeyFile);
        var file = parsed.GetValue(_out);
        if (ids == StandardInput && keyFile == StandardInput)
        {
            throw CliException.Usage(
                "expected one of --ids and --group-key-file from standard input, got both",
                "put one of them into a file");
        }

        if (file is not null)
        {
            OutputFile.RequireNew(file, parsed.GetValue(_force));
        }

        var key = Key(keyFile);
        var list = Ids(ids);
        var text = new StringBuilder("registration_id,device_key\n");
        _terminal.WithProgress("deriving", list.Count, done =>
        {
            foreach (var id in list)
            {
                text.Append(id).Append(',').Append(key.Derive(id)).Append('\n');
                done(1);
            }
        });

        if (file is null)
        {
            Console.Out.Write(text);
        }
        else
        {
            OutputFile.WritePrivate(file, text.ToString());
            _terminal.Note($"wrote {list.Count} keys to {file}");
        }

        return ExitCode.Done;
    }

    private static GroupKey Key(string file)
    {
        var secret = InputFile.ReadSecret(file, "--group-key-file");
        try
        {
            return GroupKey.Parse(secret);
        }
        catch (FormatException exception)
        {
            throw CliException.Usage(
                $"--group-key-file: {exception.Message}",
                "copy the whole key of the enrollment group");
        }
    }

    private static IReadOnlyList<string> Ids(string file)
    {
        using var reader = file == StandardInput
            ? Console.In
            : new StreamReader(new MemoryStream(InputFile.ReadBytes(file)));
        try
        {
            return RegistrationIdList.Read(reader) is { Count: > 0 } ids
                ? ids
                : throw CliException.Usage(
                    $"{Source(file)}: expected registration ids, got none", "write one a line");
        }
        catch (FormatException exception)
        {
            throw CliException.Usage(
                $"{Source(file)}:{exception.Message}",
                "DPS keeps ids in lower case; one a line, each once");
        }
    }

    private static string Source(string file) => file == StandardInput ? "standard input" : file;
}
