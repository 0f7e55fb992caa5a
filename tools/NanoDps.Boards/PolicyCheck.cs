using NanoDps.Boards.Model;

namespace NanoDps.Boards;

/// <summary>Holds the settings of a board to tls-policy.json.</summary>
internal static class PolicyCheck
{
    // Each group of TLS that mbedTLS knows, by the symbol that compiles it in. On TLS 1.2 it
    // offers what is compiled in.
    private const string CurvePrefix = "MBEDTLS_ECP_DP_";
    private const string CurveSuffix = "_ENABLED";
    private const string KeyExchangePrefix = "MBEDTLS_KEY_EXCHANGE_";

    public static IEnumerable<string> Problems(BoardsFolder boards, DeviceBoard board)
    {
        foreach (var (symbol, value) in Expected(boards))
        {
            if (boards.ValueOf(board, symbol) is var got && got != value)
            {
                yield return $"expected {symbol}={value}, as tls-policy.json has it, got {got}";
            }
        }
    }

    private static IEnumerable<(string Symbol, string Value)> Expected(BoardsFolder boards)
    {
        yield return ("MBEDTLS_SSL_PROTO_TLS1_2", "y");
        yield return ("MBEDTLS_SSL_PROTO_TLS1_3", "n");
        var groups = boards.Policy.Groups
            .Select(group => $"{CurvePrefix}{group.Name.ToUpperInvariant()}{CurveSuffix}")
            .ToHashSet();

        foreach (var symbol in boards.Facts.Stock.Keys)
        {
            if (symbol.StartsWith(CurvePrefix, StringComparison.Ordinal))
            {
                yield return (symbol, groups.Remove(symbol) ? "y" : "n");
            }
            else if (symbol.StartsWith(KeyExchangePrefix, StringComparison.Ordinal)
                && symbol != KeyExchangePrefix + "ELLIPTIC_CURVE")
            {
                yield return (symbol, UsesKeyExchange(boards.Policy, symbol) ? "y" : "n");
            }
        }

        // A group that no symbol stands for would be in the policy and not on the wire.
        foreach (var symbol in groups)
        {
            yield return (symbol, "y");
        }
    }

    // TLS_ECDHE_RSA_WITH_… needs MBEDTLS_KEY_EXCHANGE_ECDHE_RSA.
    private static bool UsesKeyExchange(TlsPolicy policy, string symbol) =>
        policy.CipherSuites.Any(suite =>
            suite.Name.StartsWith(
                $"TLS_{symbol[KeyExchangePrefix.Length..]}_WITH_", StringComparison.Ordinal));
}
