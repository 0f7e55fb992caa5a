using System.Text;
using NanoDps.Boards.Facts;

namespace NanoDps.Boards.Proof;

/// <summary>
/// The header that upstream's mbedTLS takes for its configuration (MBEDTLS_CONFIG_FILE) so that it
/// is what ESP-IDF would compile from the same symbols, hardware drivers apart.
/// </summary>
internal static class MbedTlsConfig
{
    public static string Write(BoardFacts facts, SdkconfigValues values)
    {
        var text = new StringBuilder()
            .Append("/* Written by tools/NanoDps.Boards for one proof. */\n")
            .Append("#include \"mbedtls/mbedtls_config.h\"\n\n")
            .Append("/* What esp_config.h says whatever the symbols are. */\n")
            .Append("#define MBEDTLS_PLATFORM_MEMORY\n")
            .Append("#define MBEDTLS_AES_ROM_TABLES\n")
            .Append("#define MBEDTLS_DEPRECATED_REMOVED\n")
            .Append("#undef MBEDTLS_SSL_DTLS_CONNECTION_ID_COMPAT\n")
            .Append("#undef MBEDTLS_ECP_DP_CURVE448_ENABLED\n\n");

        foreach (var symbol in facts.Macros.Keys)
        {
            var kind = facts.Macros.Cell(symbol, "kind");
            var macros = facts.Macros.Cell(symbol, "macros").Split(' ');
            text.Append("/* ").Append(symbol).Append('=').Append(values[symbol]).Append(" */\n");

            foreach (var macro in macros)
            {
                text.Append("#undef ").Append(macro).Append('\n');
                text.Append(Definition(kind, macro, values[symbol]));
            }
        }

        return text.Append("\n#include \"platform.h\"\n").ToString();
    }

    private static string Definition(string kind, string macro, string value) => kind switch
    {
        "flag" => value == "y" ? $"#define {macro}\n" : "",
        "zero-one" => $"#define {macro} {(value == "y" ? 1 : 0)}\n",
        "number" => value == "n" ? "" : $"#define {macro} {value}\n",
        _ => throw new InvalidDataException(
            $"mbedtls-macros.tsv: expected flag, zero-one or number, got {kind}"),
    };
}
