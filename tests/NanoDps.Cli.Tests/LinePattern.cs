using System.Text.RegularExpressions;

namespace NanoDps.Cli.Tests;

/// <summary>A line of a transcript, with words in braces for what differs between runs.</summary>
internal static partial class LinePattern
{
    /// <summary>Stands alone and means any number of lines.</summary>
    public const string AnyLines = "{{lines}}";

    private static readonly Dictionary<string, string> Words = new()
    {
        ["any"] = ".*",
        ["hello"] = "1[0-9]{2}", // bytes of a ClientHello
        ["number"] = "-?[0-9][0-9,.]*",
        ["path"] = @"[^\s]+",
        ["time"] = "[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}",
    };

    public static Regex Of(string line)
    {
        var pattern = WordInBraces().Replace(
            Regex.Escape(line),
            match => Words.TryGetValue(match.Groups[1].Value, out var word)
                ? word
                : throw new FormatException(
                    $"expected one of the words {string.Join(", ", Words.Keys)}, "
                    + $"got {match.Value} in: {line}"));
        return new Regex($"^{pattern}$", RegexOptions.CultureInvariant);
    }

    // Regex.Escape has escaped the opening braces, and leaves the closing ones.
    [GeneratedRegex(@"\\{\\{([^}]*)}}")]
    private static partial Regex WordInBraces();
}
