using System.Text.Encodings.Web;
using System.Text.Json;

namespace NanoDps.Monitor.Diagnosing;

/// <summary>A diagnosis as one line of JSON.</summary>
public static class DiagnosisJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The diagnosis.</summary>
    public static string Write(Diagnosis diagnosis, FaultBook book) => JsonSerializer.Serialize(
        new
        {
            Verdict = diagnosis.Verdict switch
            {
                Verdict.Reached => "reached",
                Verdict.NotReached => "not-reached",
                _ => "no-log",
            },
            diagnosis.HasReachedBefore,
            diagnosis.Hub,
            Device = diagnosis.DeviceId,
            diagnosis.Starts,
            diagnosis.Lines,
            diagnosis.Damaged,
            diagnosis.BootLines,
            diagnosis.OtherLines,
            ResetCause = diagnosis.Reset?.Name,
            diagnosis.Crash,
            UptimeMs = diagnosis.Uptime,
            Phase = diagnosis.Last?.Phase,
            FirstFault = Scene(diagnosis.FirstFault, book),
            LastFault = Scene(diagnosis.LastFault, book),
            diagnosis.Faults,
            Likely = Likely(diagnosis),
        },
        Options);

    /// <summary>A line of the log, with what explains it.</summary>
    public static string Write(LogLine line, FaultBook book) =>
        JsonSerializer.Serialize(Line(line, book), Options);

    private static object Line(LogLine line, FaultBook book) => new
    {
        UptimeMs = line.Uptime,
        Level = line.Level.ToString(),
        line.Code,
        line.Phase,
        line.Text,
        Fault = Story.FaultOf(line) is > 0 and var fault ? fault : (int?)null,
        Explained = line.Level == 'I' ? null : Rows(book.Explain(line)),
    };

    private static object? Scene(FaultScene? scene, FaultBook book) => scene is null ? null : new
    {
        scene.Fault,
        Name = Story.NameOf(scene.Line),
        UptimeMs = scene.Line.Uptime,
        Explained = Rows(scene.Explain(book)),
        Before = scene.Before.Select(line => new
        {
            UptimeMs = line.Uptime,
            Level = line.Level.ToString(),
            line.Code,
            line.Phase,
            line.Text,
        }),
    };

    private static object Rows(IEnumerable<FaultRow> rows) => rows.Select(row => new
    {
        row.Key,
        row.Name,
        row.Whose,
        row.Sentence,
        row.Advice,
    });

    private static object? Likely(Diagnosis diagnosis)
    {
        if (diagnosis.Verdict != Verdict.NotReached || diagnosis.FirstFault is not null)
        {
            return null;
        }

        var (sentence, advice) = WithoutFault.Of(diagnosis.Last);
        return new { Sentence = sentence, Advice = advice };
    }
}
