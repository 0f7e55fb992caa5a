using System.CommandLine;
using System.CommandLine.Parsing;
using NanoDps.Emulator.Tls;

namespace NanoDps.Cli.CommandLine;

/// <summary>--suite: some of the recommended cipher suites, by name or number.</summary>
internal sealed class SuiteOption : Option<IReadOnlyList<ushort>?>
{
    public SuiteOption(string description)
        : base("--suite")
    {
        Description = description;
        HelpName = "SUITE";
        Arity = ArgumentArity.OneOrMore;
        CustomParser = Read;
    }

    /// <summary>One line for each suite, for a --help.</summary>
    public static IEnumerable<string> Names => HelloGate.RecommendedSuites.Select(TlsNames.Suite);

    private static List<ushort>? Read(ArgumentResult result)
    {
        var suites = new List<ushort>();
        foreach (var token in result.Tokens)
        {
            if (Find(token.Value) is not { } suite)
            {
                result.AddError(
                    $"--suite: expected one of {string.Join(", ", Names)}, got \"{token.Value}\"");
                return null;
            }

            suites.Add(suite);
        }

        return suites;
    }

    private static ushort? Find(string text)
    {
        foreach (var suite in HelloGate.RecommendedSuites)
        {
            // "TLS_… (0xC02F)": either part will do.
            if (TlsNames.Suite(suite).Split(' ', '(', ')')
                .Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                return suite;
            }
        }

        return null;
    }
}
