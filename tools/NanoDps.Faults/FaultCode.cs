using System.Globalization;

namespace NanoDps.Faults;

/// <summary>How codes are written.</summary>
internal static class FaultCode
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    /// <summary>The word of a kind in a key.</summary>
    public static string Word(FaultKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The kind of a word in a key; null for none.</summary>
    public static FaultKind? Kind(string word)
    {
        foreach (var kind in Kinds)
        {
            if (Word(kind) == word)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>
    /// A decimal or hexadecimal number, such as -30592, 0x08 or -0x7780; else null.
    /// </summary>
    public static long? Number(string text)
    {
        var isNegative = text.StartsWith('-');
        var digits = isNegative ? text[1..] : text;
        var isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!long.TryParse(
            isHex ? digits[2..] : digits,
            isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number))
        {
            return null;
        }

        return isNegative ? -number : number;
    }
}
