using System.Text.Json;
using System.Text.Json.Serialization;
using NanoDps.Audit.Findings;

namespace NanoDps.Audit.Profiles;

/// <summary>Reads a profile. Every word and every value in it must be known.</summary>
public static class ProfileFile
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    };

    /// <summary>Reads a profile from JSON.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="source">The file's name, for errors.</param>
    /// <exception cref="AuditInputException">It is no profile.</exception>
    public static Profile Read(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            var profile = JsonSerializer.Deserialize<Profile>(json, Strict)
                ?? throw Bad(source, "expected an object, got null");
            Check(profile.Hello, HelloFacts.Subjects, "hello", source);
            Check(profile.Endpoint, EndpointFacts.Subjects, "endpoint", source);
            return profile;
        }
        catch (JsonException exception)
        {
            throw Bad(source, exception.Message.TrimEnd('.'));
        }
    }

    private static void Check(
        IReadOnlyList<Rule> rules, IReadOnlyCollection<Subject> subjects, string list,
        string source)
    {
        var ids = new HashSet<string>();
        foreach (var rule in rules)
        {
            var where = $"{list}, rule \"{rule.Id}\"";
            if (!ids.Add(rule.Id))
            {
                throw Bad(source, $"{where}: expected an id of its own, it occurs twice");
            }

            if (!subjects.Contains(rule.Subject))
            {
                throw Bad(source, $"{where}: expected a subject of this list, got {rule.Subject}");
            }

            if (RuleValues.Fault(rule) is { } fault)
            {
                throw Bad(source, $"{where}: {fault}");
            }
        }
    }

    private static AuditInputException Bad(string source, string what) =>
        new($"profile {source}: {what}", "docs/audit.md describes the file");
}
