using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NanoDps.Emulator.Configuration;

/// <summary>
/// A value in a configuration file that knows where it stands, for errors that say so.
/// </summary>
internal sealed class JsonPlace(string file, string path, JsonElement element)
{
    /// <summary>Fails unless this is an object with no other fields than these.</summary>
    public void Object(params string[] fields)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Fail($"expected an object, got {Kind()}", "put the fields in { }");
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!fields.Contains(property.Name, StringComparer.Ordinal))
            {
                throw Fail(
                    $"expected one of the fields {string.Join(", ", fields)}, "
                    + $"got \"{property.Name}\"",
                    "correct the name or remove the field; emulator.sample.json has every field");
            }
        }
    }

    public JsonPlace? Field(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonPlace(file, $"{path}.{name}", value)
            : null;

    public JsonPlace Required(string name) =>
        Field(name) ?? throw Fail($"expected the field \"{name}\", got none", $"add \"{name}\"");

    /// <summary>
    /// Whether a field is there and null, which may differ from a field that is absent.
    /// </summary>
    public bool IsNull(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public string Text() =>
        element.ValueKind == JsonValueKind.String && element.GetString()!.Length > 0
        ? element.GetString()!
        : throw Fail($"expected text, got {Kind()}", "put it in quotes; it must not be empty");

    /// <summary>A path; a relative one is meant relative to the configuration file.</summary>
    public string Path() => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!, Text());

    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fail(
            $"expected true or false, got {Kind()}", "write true or false without quotes"),
    };

    public int Number(int least, int most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value)
            && value >= least && value <= most
            ? value
            : throw Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected a whole number from {least} to {most}, got {Kind()}"),
                "write a number in that range without quotes");

    public T OneOf<T>()
        where T : struct, Enum
    {
        // Only names: a number would be taken for an enum value too.
        foreach (var value in Enum.GetValues<T>())
        {
            if (element.ValueKind == JsonValueKind.String
                && string.Equals(
                    element.GetString(), value.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var names = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);
        throw Fail(
            $"expected one of {string.Join(", ", names)}, got {Kind()}",
            "choose one of these");
    }

    public IReadOnlyList<T> List<T>(Func<JsonPlace, T> read)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Fail($"expected a list, got {Kind()}", "put the items in [ ]");
        }

        return [.. element.EnumerateArray().Select(
            (item, index) => read(new JsonPlace(file, $"{path}[{index}]", item)))];
    }

    /// <summary>An object whatever its fields.</summary>
    public JsonObject Any() => element.ValueKind == JsonValueKind.Object
        ? JsonObject.Create(element.Clone())!
        : throw Fail($"expected an object, got {Kind()}", "put the fields in { }");

    public ConfigurationException Fail(string problem, string hint) =>
        new($"{file}: {path}", problem, hint);

    private string Kind() => element.ValueKind switch
    {
        JsonValueKind.String => $"\"{element.GetString()}\"",
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => "null",
    };
}
