using System.Globalization;

namespace NanoDps.Monitor.Diagnosing;

/// <summary>A diagnosis in lines for a person.</summary>
public static class DiagnosisText
{
    /// <summary>The first line says it all; it is no part of <see cref="Details"/>.</summary>
    public static string Headline(Diagnosis diagnosis) => diagnosis.Verdict switch
    {
        Verdict.NoLog => "there is no line of a device's log",
        Verdict.Reached => "the device reached its hub" + Named(diagnosis.Hub),
        _ when diagnosis.HasReachedBefore =>
            "the device did not reach its hub since its last start; it did before",
        _ => "the device did not reach its hub" + Named(diagnosis.Hub),
    };

    /// <summary>The lines below it.</summary>
    public static IEnumerable<string> Details(Diagnosis diagnosis, FaultBook book)
    {
        yield return "  log: " + Counts(diagnosis);
        if (diagnosis.DeviceId is not null)
        {
            yield return "  device: " + diagnosis.DeviceId;
        }

        if (diagnosis.Last is { } last)
        {
            yield return $"  at the end: {last.Phase}, {Seconds(last.Uptime)} after its start";
        }

        if (diagnosis.Reset is { } reset)
        {
            var row = book.Find(FaultKind.Reset, reset.Code);
            yield return $"  last reset, as the chip tells it: {reset.Name} (0x{reset.Code:x}) "
                + row?.Sentence;
            if (row?.Advice is { } advice)
            {
                yield return "  what to do: " + advice;
            }
        }

        if (diagnosis.Crash is not null)
        {
            yield return "  crash: " + diagnosis.Crash;
        }

        foreach (var line in Faults(diagnosis, book))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Faults(Diagnosis diagnosis, FaultBook book)
    {
        if (diagnosis.FirstFault is { } first)
        {
            yield return "";
            foreach (var line in Scene("first fault", first, book))
            {
                yield return line;
            }

            if (diagnosis.LastFault is { } last && last.Fault != first.Fault)
            {
                yield return "";
                foreach (var line in Scene("last fault", last, book))
                {
                    yield return line;
                }
            }

            yield return "";
            yield return "all faults since the last start:";
            foreach (var fault in diagnosis.Faults)
            {
                yield return $"  {fault.Fault} {fault.Name}: " + (fault.Count == 1
                    ? $"once, after {Seconds(fault.First)}"
                    : $"{fault.Count} times, from {Seconds(fault.First)} to {Seconds(fault.Last)}");
            }
        }
        else if (diagnosis.Verdict == Verdict.NotReached)
        {
            var (sentence, advice) = WithoutFault.Of(diagnosis.Last);
            yield return "";
            yield return "no fault is named";
            yield return "  what happened: " + sentence;
            yield return "  what to do: " + advice;
        }
    }

    private static IEnumerable<string> Scene(string title, FaultScene scene, FaultBook book)
    {
        var rows = scene.Explain(book);
        var name = Story.NameOf(scene.Line);
        yield return $"{title}: {scene.Fault} {name}, after {Seconds(scene.Line.Uptime)}";
        foreach (var row in rows)
        {
            yield return row.Kind == FaultKind.Fault
                ? $"  what happened: {row.Sentence}"
                : $"  {row.Key} {row.Name}: {row.Sentence}";
        }

        // The special before the general.
        foreach (var advice in rows.Reverse().Select(row => row.Advice).OfType<string>().Distinct())
        {
            yield return "  what to do: " + advice;
        }

        yield return "  what led to it:";
        foreach (var line in scene.Before.Append(scene.Line))
        {
            yield return $"    {line.Uptime} {line.Level} {line.Code} {line.Phase,-8} {line.Text}";
        }
    }

    private static string Counts(Diagnosis diagnosis)
    {
        var text = $"{diagnosis.Lines} lines";
        text += diagnosis.Damaged > 0 ? $", {diagnosis.Damaged} damaged" : "";
        text += diagnosis.BootLines > 0 ? $", {diagnosis.BootLines} of the chip's start" : "";
        text += diagnosis.OtherLines > 0 ? $", {diagnosis.OtherLines} others" : "";
        return text
            + (diagnosis.Starts > 1 ? $"; {diagnosis.Starts} starts, told is the last" : "");
    }

    private static string Named(string? hub) => hub is null ? "" : " " + hub;

    private static string Seconds(long milliseconds) =>
        (milliseconds / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
