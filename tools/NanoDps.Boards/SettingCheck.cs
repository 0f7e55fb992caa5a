using System.Globalization;
using NanoDps.Boards.Model;

namespace NanoDps.Boards;

/// <summary>Holds a board's settings to the symbols of ESP-IDF and to what they need.</summary>
internal static class SettingCheck
{
    private const int LongestChainKeyBits = 4096;

    public static IEnumerable<string> Problems(BoardsFolder boards, DeviceBoard board)
    {
        var unknown = boards.SettingsOf(board).Keys
            .Where(symbol => !boards.Facts.Symbols.Has(symbol)).ToList();

        // What is not in the list cannot be looked at further.
        return unknown.Count > 0
            ? unknown.Select(symbol =>
                $"expected a symbol of ESP-IDF's mbedTLS component, got {symbol}")
            : [.. ValueProblems(boards, board), .. OwnProblems(boards, board)];
    }

    private static IEnumerable<string> ValueProblems(BoardsFolder boards, DeviceBoard board)
    {
        var symbols = boards.Facts.Symbols;

        foreach (var (symbol, value) in boards.SettingsOf(board))
        {
            var number = uint.TryParse(value, CultureInfo.InvariantCulture, out _);

            if (symbols.IsBool(symbol) ? value is not ("y" or "n") : !number)
            {
                yield return $"expected {(symbols.IsBool(symbol) ? "y or n" : "a number")} "
                    + $"for {symbol}, got \"{value}\"";
            }

            foreach (var need in value == "n" ? [] : symbols.Needs(symbol))
            {
                var on = need[0] != '!';
                var needed = need.TrimStart('!');

                if (boards.ValueOf(board, needed) == "y" != on)
                {
                    yield return $"expected {needed}={(on ? "y" : "n")}, which {symbol} needs, "
                        + $"got {boards.ValueOf(board, needed)}";
                }
            }
        }
    }

    private static IEnumerable<string> OwnProblems(BoardsFolder boards, DeviceBoard board)
    {
        foreach (var line in board.Settings)
        {
            if (boards.Common.Settings.Any(c => c.Symbol == line.Symbol && c.Value == line.Value))
            {
                yield return $"expected only differences, got {line.Symbol}={line.Value}, "
                    + "which is common";
            }
        }

        // Azure's intermediates have RSA-4096 keys since 2025; esp_mpi_exp_mod refuses a modulus
        // that is longer than the accelerator's unless software takes over.
        if (boards.Facts.Chip(board.Chip).RsaMaximumBits < LongestChainKeyBits
            && boards.ValueOf(board, "MBEDTLS_LARGE_KEY_SOFTWARE_MPI") != "y")
        {
            yield return "expected MBEDTLS_LARGE_KEY_SOFTWARE_MPI=y, since the chip's accelerator "
                + "ends below the RSA-4096 of Azure's chain";
        }
    }
}
