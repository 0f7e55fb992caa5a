namespace NanoDps.Surface.Tests.Listings;

/// <summary>The public members of one real assembly, read from data/nano-api.</summary>
internal sealed class Listing
{
    private readonly Dictionary<string, ListedType> _types;

    private Listing(
        string name,
        string version,
        IReadOnlyList<string> references,
        Dictionary<string, ListedType> types)
    {
        Name = name;
        Version = version;
        References = references;
        _types = types;
    }

    public static string Directory =>
        Repository.PathOf("tests/NanoDps.Surface.Tests/data/nano-api");

    public string Name { get; }

    public string Version { get; }

    /// <summary>Names of the assemblies that the real one refers to.</summary>
    public IReadOnlyList<string> References { get; }

    public static Listing Load(string assembly) =>
        Parse(File.ReadAllLines(Path.Combine(Directory, assembly + ".txt")));

    // # System.Net 1.11.60.0
    // # references: mscorlib 1.17.12.0, …
    //
    // class System.Net.Sockets.SocketException : System.Exception
    //   property System.Int32 ErrorCode { get; }
    public static Listing Parse(string[] lines)
    {
        string[] title = lines[0].Split(' ');
        IEnumerable<string> references = lines[1]["# references:".Length..]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Split(' ')[0]);
        var types = new Dictionary<string, ListedType>();
        ListedType? type = null;
        foreach (string line in lines.Skip(2).Where(l => l.Length > 0))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                type!.Add(line.Trim());
                continue;
            }

            type = ListedType.Parse(line);
            types.Add(type.Name, type);
        }

        return new Listing(title[1], title[2], [.. references], types);
    }

    public ListedType? Find(string fullName) => _types.GetValueOrDefault(fullName);
}
