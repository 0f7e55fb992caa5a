using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;

namespace NanoDps.Cli.Certs;

/// <summary>--password-file: where the password of the owner's private key is.</summary>
internal sealed class PasswordOption : Option<string>
{
    private const string OptionName = "--password-file";
    private const int Shortest = 8;

    public PasswordOption()
        : base(OptionName)
    {
        Description = "File with the password of the private key; - is standard input";
        HelpName = "FILE";
        Required = true;
    }

    /// <exception cref="CliException">It cannot be read, or is too short.</exception>
    public static string Read(string path)
    {
        var password = InputFile.ReadSecret(path, OptionName);
        return password.Length >= Shortest
            ? password
            : throw CliException.Usage(
                $"{OptionName}: expected {Shortest} characters or more, got {password.Length}",
                "several random words are good, and can be remembered");
    }
}
