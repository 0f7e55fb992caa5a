namespace NanoDps.Boards.Proof;

/// <summary>What the policy must not exceed, whatever is changed in it.</summary>
internal static class Bounds
{
    // The names are those of prove.sh's figures; a handshake's are with the long chain and P-256.
    private static readonly (string Figure, long Below)[] _bounds =
    [
        ("matrix.four.0017.C02F.instructions", 84_000_000),
        ("matrix.four.0017.C030.instructions", 85_000_000),
        ("matrix.four.0017.C027.instructions", 85_000_000),
        ("matrix.four.0017.C028.instructions", 85_000_000),
        ("matrix.four.0017.C02F.peak", 37_700),
        ("dynamic.peak", 22_000),
        ("dynamic.idle", 4_000),
    ];

    public static IEnumerable<string> Problems(ProofResults results) =>
        _bounds.Where(bound => results[bound.Figure] >= bound.Below)
            .Select(bound =>
                $"{bound.Figure}: expected under {bound.Below}, got {results[bound.Figure]}");
}
