using System.Globalization;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Faults;

/// <summary>Reads DEVICE POINT[@WHERE] WHICH ACTION [NAME=VALUE …].</summary>
internal static class RuleReader
{
    public static FaultRule Read(ScriptWords words)
    {
        var device = Device(words);
        var (point, where) = Point(words, device);
        var range = Range(words);
        var action = ActionReader.Read(words, point);
        return new FaultRule(words.Place, device.Text, point, where, range, action)
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

    private static (FaultPoint Point, string? Where) Point(ScriptWords words, ScriptWord device)
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

        return parts.Length == 1 ? (point, null) : (point, Where(words, word, point, parts[1]));
    }

    private static string Where(ScriptWords words, ScriptWord word, FaultPoint point, string where)
    {
        if (FaultGrammar.IsAtHub(point))
        {
            return where.Length > 0
                ? where
                : throw words.Fail(
                    word, "a host name behind @", "name a hub: hub-connect@contoso.example");
        }

        if (!FaultGrammar.IsRequest(point))
        {
            throw words.Fail(
                word,
                $"{Words.Of(point)} without @",
                "points at a hub can be limited to one, register and poll to a transport");
        }

        return Words.Find<DpsTransport>(where) is not null
            ? where
            : throw words.Fail(
                word,
                "behind @ one of " + Words.List(Enum.GetValues<DpsTransport>()),
                "name the transport of the request");
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
