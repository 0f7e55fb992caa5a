using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using NanoDps.Emulator.Tls;

namespace NanoDps.Cli.CommandLine;

/// <summary>--suite: some of the recommended cipher suites, by name or number.</summary>
internal sealed class SuiteOption : Option<ImmutableArray<ushort>>
{
    public SuiteOption(string description)
        : base("--suite")
    {
        Description = description;
        HelpName = "SUITE";
        Arity = ArgumentArity.OneOrMore;
        AllowMultipleArgumentsPerToken = false;
        CustomParser = Read;
        DefaultValueFactory = _ => HelloGate.RecommendedSuites;
    }

    /// <summary>One line for each suite, for a --help.</summary>
    public static IEnumerable<string> Names => HelloGate.RecommendedSuites.Select(TlsNames.Suite);

    private ImmutableArray<ushort> Read(ArgumentResult result)
    {
        var suites = ImmutableArray.CreateBuilder<ushort>();
        foreach (var token in result.Tokens)
        {
            if (Find(token.Value) is not { } suite)
            {
                result.AddError(
                    $"--suite: expected one of {string.Join(", ", Names)}, got \"{token.Value}\"");
                return [];
            }

            suites.Add(suite);
        }

        return suites.ToImmutable();
    }

    private static ushort? Find(string text)
    {
        foreach (var suite in HelloGate.RecommendedSuites)
        {
            // "TLS_… (0xC02F)": either part will do.
            if (TlsNames.Suite(suite).Split(' ', '(', ')').Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                return suite;
            }
        }

        return null;
    }
}
