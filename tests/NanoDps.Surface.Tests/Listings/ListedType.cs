namespace NanoDps.Surface.Tests.Listings;

/// <summary>One type of a listing: its first line and its members' lines.</summary>
internal sealed class ListedType
{
    private static readonly string[] Kinds = ["class", "struct", "interface", "enum"];
    private readonly HashSet<string> _members = [];

    private ListedType(string name, string declaration, IReadOnlyList<string> bases)
    {
        Name = name;
        Declaration = declaration;
        Bases = bases;
    }

    /// <summary>Namespace, enclosing types and name, with dots.</summary>
    public string Name { get; }

    /// <summary>Modifiers, kind and name; for a delegate the whole signature.</summary>
    public string Declaration { get; }

    /// <summary>Base class and interfaces; the underlying type of an enum.</summary>
    public IReadOnlyList<string> Bases { get; }

    public IEnumerable<string> Members => _members;

    public static ListedType Parse(string line)
    {
        if (line.StartsWith("delegate ", StringComparison.Ordinal))
        {
            string beforeParameters = line[..line.IndexOf('(', StringComparison.Ordinal)];
            return new ListedType(beforeParameters.Split(' ')[^1], line, []);
        }

        string[] halves = line.Split(" : ");
        string[] words = halves[0].Split(' ');
        if (!Kinds.Contains(words[^2]))
        {
            throw new InvalidDataException($"a type's line expected, got: {line}");
        }

        string[] bases = halves.Length == 1 ? [] : halves[1].Split(", ");
        return new ListedType(words[^1], halves[0], bases);
    }

    public void Add(string member) => _members.Add(member);

    public bool Has(string member) => _members.Contains(member);

    /// <summary>Whether a property is listed with at least these accessors (get, set).</summary>
    public bool HasProperty(string property, IReadOnlyList<string> accessors) =>
        Has(property + " { get; set; }")
        || (accessors.Count == 1 && Has(property + $" {{ {accessors[0]}; }}"));
}
