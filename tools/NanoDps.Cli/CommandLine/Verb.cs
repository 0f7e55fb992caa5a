using System.CommandLine;

namespace NanoDps.Cli.CommandLine;

/// <summary>A command with what its --help says behind the options.</summary>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Lines that are shown as they are, such as examples and exit codes.</summary>
    public abstract IReadOnlyList<string> Notes { get; }
}
