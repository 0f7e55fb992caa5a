using System.Globalization;
using NanoDps.Emulator.Dps;

namespace NanoDps.Emulator.Faults;

/// <summary>Reads NAME=VALUE.</summary>
internal static class ParameterReader
{
    private const double MostSeconds = 86_400;

    public static FaultAction Read(
        ScriptWords words, FaultAction action, IReadOnlyList<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (words.More)
        {
            var word = words.Next("a parameter", "");
            if (names.Count == 0)
            {
                throw words.Fail(
                    word, $"nothing behind {Words.Of(action.Kind)}", "remove it");
            }

            var parts = word.Text.Split('=', 2);

            // Only this one may be spelled in any way, since that is a fault to be tried.
            var name = parts[0].ToLowerInvariant() is "retry-after" ? "retry-after" : parts[0];
            if (parts.Length < 2 || !names.Contains(name))
            {
                throw words.Fail(
                    word,
                    $"one of the parameters {string.Join(", ", names)}",
                    "write it as NAME=VALUE, without spaces");
            }

            if (!seen.Add(name))
            {
                throw words.Fail(word, $"{name} once", "remove one of them");
            }

            var value = new Value(words, word, parts[0], parts[1]);
            action = With(action, name, value);
        }

        return action;
    }

    private static FaultAction With(FaultAction action, string name, Value value) => name switch
    {
        "error" => action with { ErrorCode = value.Number(0, int.MaxValue) },
        "message" => action with { Message = value.Text },
        "body" => value.Word.IsQuoted
            ? action with { Body = FaultBody.Text, Text = value.Text }
            : action with
            {
                Body = value.OneOf(
                    FaultBody.None, FaultBody.Html, FaultBody.Truncated, FaultBody.Huge),
            },
        "bytes" => action with { Bytes = value.Number(1, 16_777_216) },
        "retry-after" => action with
        {
            RetryAfter = new RetryAfter(
                value.Name, value.Text == "none" && !value.Word.IsQuoted ? null : value.Text),
        },
        "delay" => action with { Delay = value.Time() },
        "times" => action with { Times = value.Number(1, 100) },
        "rid" => action with { Rid = value.OneOf(FaultRid.Wrong, FaultRid.Last, FaultRid.None) },
        "stop" => action with { Stop = value.OneOf(AnswerStop.Head, AnswerStop.Body) },
        "cut-after" => action with { CutAfter = value.Time() },
        _ => action with { ConnectionProfile = value.Text },
    };

    private sealed record Value(ScriptWords Words, ScriptWord Word, string Name, string Text)
    {
        public int Number(int least, int most) =>
            int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most
                ? number
                : throw Words.Fail(
                    Word,
                    string.Create(
                        CultureInfo.InvariantCulture, $"{Name}= a number from {least} to {most}"),
                    "write a whole number in that range");

        public TimeSpan Time() =>
            double.TryParse(
                Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds <= MostSeconds
                ? TimeSpan.FromSeconds(seconds)
                : throw Words.Fail(
                    Word, $"{Name}= a time from 0 to {MostSeconds} s", "write it in s: 2, or 0.5");

        public T OneOf<T>(params T[] values)
            where T : struct, Enum =>
            Faults.Words.Find<T>(Text) is { } value && values.Contains(value)
                ? value
                : throw Words.Fail(
                    Word,
                    $"{Name}= one of {Faults.Words.List(values)}",
                    "choose one of these");
    }
}
