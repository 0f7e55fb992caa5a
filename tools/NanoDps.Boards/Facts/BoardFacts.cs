namespace NanoDps.Boards.Facts;

/// <summary>What nf-interpreter and ESP-IDF have, as committed in boards/data.</summary>
internal sealed class BoardFacts
{
    private readonly TsvFile _chips;

    private BoardFacts(string folder)
    {
        _chips = TsvFile.Load(Path.Combine(folder, "chips.tsv"));
        Targets = TsvFile.Load(Path.Combine(folder, "nf-targets.tsv"));
        Stock = TsvFile.Load(Path.Combine(folder, "stock-sdkconfig.tsv"));
        Macros = TsvFile.Load(Path.Combine(folder, "mbedtls-macros.tsv"));
        Symbols = SdkconfigSymbols.Load(Path.Combine(folder, "sdkconfig-symbols.txt"));
    }

    /// <summary>The presets of nf-interpreter.</summary>
    public TsvFile Targets { get; }

    /// <summary>What each of its sdkconfig files makes of each symbol.</summary>
    public TsvFile Stock { get; }

    /// <summary>What each symbol means to mbedTLS.</summary>
    public TsvFile Macros { get; }

    public SdkconfigSymbols Symbols { get; }

    public static BoardFacts Load(string folder) => new(folder);

    public bool HasChip(string name) => _chips.Has(name);

    public Chip Chip(string name) => Facts.Chip.Find(_chips, name);

    /// <summary>A symbol's value in a stock sdkconfig file; n when it is off or absent.</summary>
    public string StockValue(string sdkconfig, string symbol) =>
        Stock.Has(symbol) ? Stock.Cell(symbol, sdkconfig) : "n";
}
