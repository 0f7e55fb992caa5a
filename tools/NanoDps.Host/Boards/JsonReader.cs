using System.Text.Json;

namespace NanoDps.Host;

/// <summary>Reads a JSON object strictly: each property is known, wanted and of its type.</summary>
internal sealed class JsonReader
{
    private readonly string _path;
    private readonly string _where;
    private readonly JsonElement _object;

    private JsonReader(string path, string where, JsonElement element)
    {
        _path = path;
        _where = where;
        _object = element;

        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Error(where, $"expected an object, got {Describe(element)}");
        }
    }

    public static JsonReader Open(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new JsonReader(path, "top level", document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new BoardFileException(path, "expected JSON: " + e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BoardFileException(path, "cannot be read: " + e.Message, e);
        }
    }

    /// <summary>Refuses what is spelt wrong or not known, and what occurs twice.</summary>
    public JsonReader Allow(params string[] names)
    {
        var seen = new HashSet<string>();

        foreach (var property in _object.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                throw Error(
                    Place(property.Name),
                    $"expected one of {string.Join(", ", names)}, got \"{property.Name}\"");
            }

            if (!seen.Add(property.Name))
            {
                throw Error(Place(property.Name), "expected once, got twice");
            }
        }

        return this;
    }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public string Text(string name)
    {
        var value = Get(name);
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Error(Place(name), $"expected a text, got {Describe(value)}");
    }

    public uint Number(string name)
    {
        var value = Get(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out var number)
            ? number
            : throw Error(
                Place(name), $"expected a number from 0 to 4294967295, got {Describe(value)}");
    }

    public JsonReader Child(string name) => new(_path, Place(name), Get(name));

    public IReadOnlyList<JsonReader> Children(string name)
    {
        var value = Get(name);

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            throw Error(Place(name), $"expected a list with entries, got {Describe(value)}");
        }

        return [.. value.EnumerateArray().Select(
            (entry, i) => new JsonReader(_path, $"{Place(name)}[{i}]", entry))];
    }

    public IEnumerable<string> Names() => _object.EnumerateObject().Select(p => p.Name);

    public BoardFileException Error(string what) => Error(_where, what);

    public BoardFileException ErrorAt(string name, string what) => Error(Place(name), what);

    private BoardFileException Error(string where, string what) => new(_path, where, what);

    private JsonElement Get(string name) => _object.TryGetProperty(name, out var value)
        ? value : throw Error(Place(name), "is missing");

    private string Place(string name) => _where == "top level" ? name : $"{_where}.{name}";

    private static string Describe(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > 40 ? text[..40] + "…" : text;
    }
}
