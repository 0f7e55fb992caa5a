using System.Globalization;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Faults;

/// <summary>Reads DEVICE POINT[@HUB] WHICH ACTION [NAME=VALUE …].</summary>
internal static class RuleReader
{
    public static FaultRule Read(ScriptWords words)
    {
        var device = Device(words);
        var (point, server) = Point(words, device);
        var range = Range(words);
        var action = ActionReader.Read(words, point);
        return new FaultRule(words.Place, device.Text, point, server, range, action)
        {
            Text = words.Whole,
        };
    }

    private static ScriptWord Device(ScriptWords words)
    {
        const string hint = "write *, each, or the registration id of a device";
        var word = words.Next("a device", hint);
        return word.Text is FaultRule.AllTogether or FaultRule.EachAlone
            || RegistrationId.Fault(word.Text) is null
            ? word
            : throw words.Fail(word, "*, each or a registration id", hint);
    }

    private static (FaultPoint Point, string? Server) Point(ScriptWords words, ScriptWord device)
    {
        var all = Words.List(Enum.GetValues<FaultPoint>());
        const string hint = "name the point where the fault is put";
        var word = words.Next("one of the points " + all, hint);
        var parts = word.Text.Split('@', 2);
        if (Words.Find<FaultPoint>(parts[0]) is not { } point)
        {
            throw words.Fail(word, "one of the points " + all, hint);
        }

        if (!FaultGrammar.KnowsDevice(point) && device.Text != FaultRule.AllTogether)
        {
            throw words.Fail(
                device,
                $"* at {parts[0]}",
                "a device names itself in its CONNECT; before that there are only connections");
        }

        if (parts.Length == 1)
        {
            return (point, null);
        }

        return FaultGrammar.IsAtHub(point) && parts[1].Length > 0
            ? (point, parts[1])
            : throw words.Fail(
                word,
                FaultGrammar.IsAtHub(point) ? "a host name behind @" : $"{parts[0]} without @",
                "only a point at a hub can be limited to one: hub-connect@contoso.example");
    }

    private static FaultRange Range(ScriptWords words)
    {
        const string expected = "which ones: N, N..M, from N, every N or all";
        const string hint = "count from 1: the first is 1, the second to the fourth are 2..4";
        var word = words.Next(expected, hint);
        switch (word.Text)
        {
            case "all":
                return FaultRange.All;
            case "from":
                return new FaultRange(Count(words.Next("a number from 1", hint)), int.MaxValue);
            case "every":
                var step = Count(words.Next("a number from 1", hint));
                return new FaultRange(step, int.MaxValue, step);
        }

        var parts = word.Text.Split("..");
        var first = Number(parts[0]);
        var last = Number(parts[^1]);
        return parts.Length <= 2 && first > 0 && last >= first
            ? new FaultRange(first, last)
            : throw words.Fail(word, expected, hint);

        int Count(ScriptWord count) => Number(count.Text) is var number and > 0
            ? number
            : throw words.Fail(count, "a number from 1", hint);
    }

    /// <summary>0 for what is no number from 1.</summary>
    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : 0;
}
