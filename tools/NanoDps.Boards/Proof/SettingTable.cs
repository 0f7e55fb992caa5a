using NanoDps.Boards.Generated;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Proof;

/// <summary>What each setting takes off the client's text.</summary>
internal static class SettingTable
{
    private const string Prefix = "saves.";

    public static void Write(Markdown text, CommonBoard common, ProofResults results)
    {
        text.Line("### What each setting saves")
            .Line()
            .Line("Bytes of the client's text on rv32imc: what the build grows by when this")
            .Line("setting alone is as nanoFramework has it (below zero: it costs text). Settings")
            .Line("that are missing here change no text of a minimal client, and other parts of")
            .Line("an image may keep what TLS gave up.")
            .Line()
            .Head("setting", "saves", "why");

        foreach (var line in common.Settings)
        {
            if (results.Names(Prefix + line.Symbol).Contains(Prefix + line.Symbol))
            {
                Row(text, results, line.Symbol, $"{line.Symbol}={line.Value}", line.Reason);
            }
        }

        Row(
            text, results, "policy.h", "the header common/policy.h",
            "The list of the four suites, and without ARIA.");
    }

    private static void Row(
        Markdown text, ProofResults results, string name, string setting, string reason) =>
        text.Row($"`{setting}`", Markdown.Number(results[Prefix + name]), reason);
}
