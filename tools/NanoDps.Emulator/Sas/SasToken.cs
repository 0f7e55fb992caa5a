using System.Globalization;

namespace NanoDps.Emulator.Sas;

/// <summary>
/// A shared access signature as it came:
/// SharedAccessSignature sr={resource}&amp;sig={signature}&amp;se=1893456000&amp;skn=registration
/// </summary>
internal sealed record SasToken
{
    private const string Scheme = "SharedAccessSignature ";

    /// <summary>The text that was signed: resource and expiry exactly as they came.</summary>
    /// <remarks>
    /// Both %2F and %2f are in production use, and each has its own signature, so nothing is
    /// encoded again here.
    /// </remarks>
    public required string SignedText { get; init; }

    /// <summary>The resource, decoded.</summary>
    public required string Resource { get; init; }

    /// <summary>The signature's bytes.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>When the token ends.</summary>
    public required DateTimeOffset Expiry { get; init; }

    /// <summary>The policy's name; null or empty when absent.</summary>
    public string? KeyName { get; init; }

    /// <summary>Parses a token; says what is wrong when it is none.</summary>
    public static SasToken? Parse(string text, out string fault)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            fault = $"expected a token that starts with '{Scheme}', got something else";
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in text[Scheme.Length..].Split('&'))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !fields.TryAdd(field[..equals], field[(equals + 1)..]))
            {
                fault = "expected fields sr, sig, se and skn, each once and as name=value, "
                    + (
                        equals < 1 ? "got a field without a name or value"
                        : $"got {field[..equals]} twice");
                return null;
            }
        }

        return Parse(fields, out fault);
    }

    private static SasToken? Parse(Dictionary<string, string> fields, out string fault)
    {
        foreach (var name in (string[])["sr", "sig", "se"])
        {
            if (!fields.TryGetValue(name, out var value) || value.Length == 0)
            {
                fault = $"expected the field {name}, got none";
                return null;
            }
        }

        // The largest second that DateTimeOffset knows is in the year 9999.
        if (!long.TryParse(
            fields["se"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            fault = "expected se to be seconds since 1970, got something else";
            return null;
        }

        var signature = new byte[64];
        if (!Convert.TryFromBase64String(
            Uri.UnescapeDataString(fields["sig"]), signature, out var length)
            || length != 32)
        {
            fault =
                "expected sig to be 32 bytes, in base64 and then URL-encoded, got something else";
            return null;
        }

        fault = "";
        return new SasToken
        {
            SignedText = fields["sr"] + "\n" + fields["se"],
            Resource = Uri.UnescapeDataString(fields["sr"]),
            Signature = signature[..length],
            Expiry = DateTimeOffset.FromUnixTimeSeconds(seconds),
            KeyName = fields.TryGetValue("skn", out var keyName) ? Uri.UnescapeDataString(keyName)
                : null,
        };
    }
}
