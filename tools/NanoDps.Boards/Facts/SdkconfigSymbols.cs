namespace NanoDps.Boards.Facts;

/// <summary>The symbols of mbedTLS that ESP-IDF has, and what some of them need.</summary>
internal sealed class SdkconfigSymbols
{
    private readonly Dictionary<string, string[]> _needs = [];
    private readonly Dictionary<string, string> _types = [];

    public static SdkconfigSymbols Load(string path)
    {
        var symbols = new SdkconfigSymbols();

        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ');
            symbols._types.Add(words[0], words[1]);
            symbols._needs.Add(words[0], words[2..]);
        }

        return symbols;
    }

    public bool Has(string symbol) => _types.ContainsKey(symbol);

    public bool IsBool(string symbol) => _types[symbol] == "bool";

    /// <summary>What must be on, or with ! before it off, for the symbol to be had.</summary>
    public IReadOnlyList<string> Needs(string symbol) => _needs[symbol];
}
