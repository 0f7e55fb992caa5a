using NanoDps.Boards.Facts;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Proof;

/// <summary>The value of every symbol in an image, as Kconfig would work it out.</summary>
internal sealed class SdkconfigValues
{
    // What follows from a symbol's value without being said (ESP-IDF v5.5.4, mbedtls/Kconfig).
    private static readonly (string Symbol, string Value, string[] Off)[] _consequences =
    [
        ("MBEDTLS_TLS_CLIENT_ONLY", "y", ["MBEDTLS_TLS_SERVER", "MBEDTLS_TLS_SERVER_AND_CLIENT"]),
        ("MBEDTLS_SSL_PROTO_TLS1_3", "n",
        [
            "MBEDTLS_HKDF_C",
            "MBEDTLS_SSL_CID_PADDING_GRANULARITY",
            "MBEDTLS_SSL_TLS1_3_COMPATIBILITY_MODE",
            "MBEDTLS_SSL_TLS1_3_KEXM_EPHEMERAL",
            "MBEDTLS_SSL_TLS1_3_KEXM_PSK",
            "MBEDTLS_SSL_TLS1_3_KEXM_PSK_EPHEMERAL",
        ]),
        ("MBEDTLS_X509_CRL_PARSE_C", "n", ["MBEDTLS_PKCS7_C"]),
        ("MBEDTLS_CERTIFICATE_BUNDLE", "n",
            ["MBEDTLS_CERTIFICATE_BUNDLE_DEFAULT_FULL", "MBEDTLS_CERTIFICATE_BUNDLE_MAX_CERTS"]),
    ];

    private readonly Dictionary<string, string> _values = [];

    private SdkconfigValues()
    {
    }

    /// <summary>The symbols that are not off.</summary>
    public IReadOnlyDictionary<string, string> All => _values;

    public string this[string symbol] => _values.GetValueOrDefault(symbol, "n");

    /// <summary>What nanoFramework itself builds with one of its sdkconfig files.</summary>
    public static SdkconfigValues OfStock(BoardFacts facts, string sdkconfig)
    {
        var values = new SdkconfigValues();

        foreach (var symbol in facts.Stock.Keys)
        {
            values.Set(symbol, facts.Stock.Cell(symbol, sdkconfig));
        }

        return values;
    }

    /// <summary>What a board makes of it.</summary>
    public static SdkconfigValues Of(BoardsFolder boards, DeviceBoard board)
    {
        var values = OfStock(boards.Facts, board.Sdkconfig);

        foreach (var (symbol, value) in boards.SettingsOf(board))
        {
            values.Set(symbol, value);
        }

        values.Conclude();
        return values;
    }

    /// <summary>The same with one symbol changed.</summary>
    public SdkconfigValues With(string symbol, string value)
    {
        var changed = new SdkconfigValues();

        foreach (var (key, old) in _values)
        {
            changed.Set(key, old);
        }

        changed.Set(symbol, value);
        return changed;
    }

    /// <summary>
    /// The same with one symbol as nanoFramework has it, and with what that one needs and brings:
    /// the difference is what the setting is worth.
    /// </summary>
    public SdkconfigValues Reverted(BoardFacts facts, string sdkconfig, string symbol)
    {
        string Stock(string name) => facts.StockValue(sdkconfig, name);
        var changed = With(symbol, Stock(symbol));

        foreach (var (_, _, off) in _consequences
            .Where(c => c.Symbol == symbol && c.Value != Stock(symbol)))
        {
            changed = off.Aggregate(changed, (values, name) => values.With(name, Stock(name)));
        }

        return Stock(symbol) == "n"
            ? changed
            : facts.Symbols.Needs(symbol)
                .Where(need => need[0] != '!' && changed[need] != "y")
                .Aggregate(changed, (values, need) => values.Reverted(facts, sdkconfig, need));
    }

    private void Conclude()
    {
        foreach (var (_, _, off) in _consequences.Where(c => this[c.Symbol] == c.Value))
        {
            foreach (var symbol in off)
            {
                Set(symbol, "n");
            }
        }
    }

    private void Set(string symbol, string value)
    {
        if (value == "n")
        {
            _values.Remove(symbol);
        }
        else
        {
            _values[symbol] = value;
        }
    }
}
