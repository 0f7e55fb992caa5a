namespace NanoDps.Boards.Proof;

/// <summary>What prove.sh measured: lines of a name and a whole number.</summary>
internal sealed class ProofResults
{
    private readonly Dictionary<string, long> _figures = [];

    /// <exception cref="InvalidDataException">The file is no such list.</exception>
    public static ProofResults Load(string path)
    {
        var results = new ProofResults();

        foreach (var line in File.ReadLines(path))
        {
            if (line.Split(' ') is not [var name, var text] || !long.TryParse(text, out var figure))
            {
                throw new InvalidDataException(
                    $"{path}: expected a name and a number, got: {line}");
            }

            results._figures[name] = figure;
        }

        return results;
    }

    /// <exception cref="InvalidDataException">It was not measured.</exception>
    public long this[string name] => _figures.TryGetValue(name, out var figure)
        ? figure : throw new InvalidDataException($"expected the figure {name}, got none");

    public IEnumerable<string> Names(string prefix) =>
        _figures.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
}
