using System.Globalization;
using NanoDps.Boards.Generated;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Proof;

/// <summary>The figures of boards/README.md.</summary>
internal static class ResultTable
{
    /// <summary>The board whose configuration the figures are of.</summary>
    public const string ReferenceBoard = "ESP32_C3";
    public const string Section = "proof";
    private const string HashLabel = "Inputs: SHA-256 ";

    public static string Write(BoardsFolder boards, ProofResults results, string hash)
    {
        var text = new Markdown()
            .Line($"{HashLabel}`{hash}`")
            .Line("of the policy, the board files and the data. "
                + $"mbedTLS {Version(results)} of Debian.")
            .Line();
        BoardTable(text, boards, results);
        HandshakeTable.Write(text, results);
        MatrixTable.Write(text, boards.Policy, results);
        SettingTable.Write(text, boards.Common, results);
        return text.ToString();
    }

    /// <summary>The hash that a README says its figures are of; null without one.</summary>
    public static string? HashOf(string readme)
    {
        var section = MarkedSection.Read(readme, Section);
        var start = section.IndexOf(HashLabel, StringComparison.Ordinal);
        return start < 0 ? null : section[(start + HashLabel.Length)..].Split('`')[1];
    }

    /// <summary>Millions with one decimal.</summary>
    public static string Millions(long instructions) =>
        (instructions / 1e6).ToString("F1", CultureInfo.InvariantCulture);

    private static void BoardTable(Markdown text, BoardsFolder boards, ProofResults results)
    {
        text.Line("### Text and ClientHello of every board")
            .Line()
            .Line("Bytes of text of a minimal client that calls mbedTLS as the CLR does, as")
            .Line("nanoFramework configures the image and with the overlay. The ClientHello is a")
            .Line("TLS 1.2 record with the true server name; that of a stock ESP32-C3 has")
            .Line($"{results["stock.hello"]} bytes and {results["stock.suites"]} suites.")
            .Line()
            .Head(
                "board",
                "ClientHello",
                "rv32imc stock",
                "with the overlay",
                "x86-64 stock",
                "with the overlay");

        foreach (var configuration in Configuration.AllOf(boards))
        {
            foreach (var name in configuration.Boards)
            {
                var stock = boards.Devices.First(board => board.Name == name).Sdkconfig;
                text.Row(
                    name,
                    Markdown.Number(results[$"hello.{name}"]),
                    Markdown.Number(results[$"text.rv.{stock}"]),
                    Markdown.Number(results[$"text.rv.{configuration.Name}"]),
                    Markdown.Number(results[$"text.x86.{stock}"]),
                    Markdown.Number(results[$"text.x86.{configuration.Name}"]));
            }
        }

        text.Line();
    }

    // 366 is 3.6.6.
    private static string Version(ProofResults results) =>
        string.Join('.', results["mbedtls"].ToString(CultureInfo.InvariantCulture).ToArray());
}
