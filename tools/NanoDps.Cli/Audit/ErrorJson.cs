using System.Text.Json;

namespace NanoDps.Cli.Audit;

/// <summary>An audit that could not be done, as one line of JSON.</summary>
internal static class ErrorJson
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(string error, string hint) =>
        JsonSerializer.Serialize(new { verdict = "unreadable", error, hint }, Relaxed);
}
