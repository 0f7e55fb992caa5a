using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NanoDps.Audit.Findings;

namespace NanoDps.Audit.Reports;

/// <summary>What both reports write in the same way.</summary>
internal static class JsonText
{
    // Not for a web page: "<" and "+" may stay what they are.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        Write(buffer, body);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void Write(Stream stream, Action<Utf8JsonWriter> body)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        body(json);
        json.WriteEndObject();
    }

    public static void Array<T>(
        Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(value);
        }

        json.WriteEndArray();
    }

    public static void Numbers(
        Utf8JsonWriter json, string name, IEnumerable<ushort> values, Func<ushort, string?> names) =>
        Array(json, name, values, value => Number(json, null, value, names));

    public static void Number(
        Utf8JsonWriter json, string? name, ushort value, Func<ushort, string?> names)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteString("id", TlsNames.Hex(value));
        json.WriteString("name", names(value));
        json.WriteEndObject();
    }

    public static void Findings(Utf8JsonWriter json, IReadOnlyList<Finding> findings) =>
        Array(json, "findings", findings, finding =>
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Rule.Id);
            json.WriteString("level", Word(finding.Level));
            json.WriteString("found", finding.Found);
            json.WriteString("expected", finding.Expected);
            json.WriteString("why", finding.Rule.Why);
            json.WriteString("fix", finding.Rule.Fix);
            json.WriteEndObject();
        });

#pragma warning disable CA1308 // The words of the report are lower case, they are no keys.
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
