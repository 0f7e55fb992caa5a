namespace NanoDps.Boards.Facts;

/// <summary>A table in boards/data: lines of cells between tabs, # before a comment.</summary>
internal sealed class TsvFile
{
    private readonly string _path;
    private readonly string[] _columns;
    private readonly Dictionary<string, string[]> _rows = [];

    private TsvFile(string path, string[] columns)
    {
        _path = path;
        _columns = columns;
    }

    /// <summary>The values of the first column, in the file's order.</summary>
    public IReadOnlyCollection<string> Keys => _rows.Keys;

    /// <summary>The names of the columns after the first.</summary>
    public IReadOnlyList<string> Columns => _columns[1..];

    /// <exception cref="InvalidDataException">The file is no such table.</exception>
    public static TsvFile Load(string path)
    {
        TsvFile? table = null;

        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');

            if (table is null)
            {
                table = new TsvFile(path, cells);
            }
            else if (cells.Length != table._columns.Length)
            {
                throw new InvalidDataException(
                    $"{path}: expected {table._columns.Length} cells, got {cells.Length}: {line}");
            }
            else if (!table._rows.TryAdd(cells[0], cells))
            {
                throw new InvalidDataException($"{path}: expected {cells[0]} once, got it twice");
            }
        }

        return table ?? throw new InvalidDataException($"{path}: expected a table, got none");
    }

    public bool Has(string key) => _rows.ContainsKey(key);

    public bool HasColumn(string column) => _columns.Contains(column);

    /// <exception cref="InvalidDataException">No such row or column.</exception>
    public string Cell(string key, string column)
    {
        var index = Array.IndexOf(_columns, column);
        return index >= 0 && _rows.TryGetValue(key, out var row)
            ? row[index]
            : throw new InvalidDataException($"{_path}: expected {column} of {key}, got none");
    }
}
