using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Faults;

/// <summary>
/// The faults of a run, one rule a line; docs/faults-script.md has the grammar. It says what
/// happens when, and does nothing itself.
/// </summary>
public sealed class FaultScript
{
    private FaultScript(IReadOnlyList<FaultRule> rules) => Rules = rules;

    /// <summary>A script without a rule.</summary>
    public static FaultScript Empty { get; } = new([]);

    /// <summary>The rules in their order: of those that apply the first is taken.</summary>
    public IReadOnlyList<FaultRule> Rules { get; }

    /// <summary>Reads a script from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ConfigurationException">It cannot be read or has a fault.</exception>
    public static FaultScript Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                path,
                $"expected a readable file, got: {exception.Message}",
                "give the path of a fault script; docs/faults-script.md has examples");
        }
    }

    /// <summary>Reads a script.</summary>
    /// <param name="text">Its lines.</param>
    /// <param name="name">What errors and the log call it.</param>
    /// <exception cref="ConfigurationException">It has a fault.</exception>
    public static FaultScript Parse(string text, string name = "faults")
    {
        var rules = new List<FaultRule>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = ScriptWords.Split(line.TrimEnd('\r'), name, number);
            if (words.More)
            {
                rules.Add(RuleReader.Read(words));
            }
        }

        return rules.Count == 0 ? Empty : new FaultScript(rules);
    }
}
