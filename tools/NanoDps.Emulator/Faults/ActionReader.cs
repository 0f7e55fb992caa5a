using System.Globalization;
using System.Text.Json;
using NanoDps.Emulator.Certificates;

namespace NanoDps.Emulator.Faults;

/// <summary>Reads ACTION [NAME=VALUE …].</summary>
internal static class ActionReader
{
    public static FaultAction Read(ScriptWords words, FaultPoint point)
    {
        var kinds = FaultGrammar.Actions(point);
        var expected = $"one of the actions of {Words.Of(point)}: {Words.List(kinds)}";
        const string hint = "docs/faults-script.md says which action there is where";
        var word = words.Next(expected, hint);
        if (Words.Find<FaultActionKind>(word.Text) is not { } kind || !kinds.Contains(kind))
        {
            throw words.Fail(word, expected, hint);
        }

        var action = Argument(words, point, new FaultAction(kind));
        return ParameterReader.Read(words, action, FaultGrammar.Parameters(point, kind));
    }

    /// <summary>What stands behind the action without a name.</summary>
    private static FaultAction Argument(ScriptWords words, FaultPoint point, FaultAction action)
    {
        switch (action.Kind)
        {
            case FaultActionKind.State:
                return action with
                {
                    Word = words.Next(
                        "a status such as failed, disabled or unassigned",
                        "any word will do: devices have to expect that").Text,
                };
            case FaultActionKind.Assign:
                return action with
                {
                    Word = words.Next("the host name of a hub", "name one of the hubs").Text,
                };
            case FaultActionKind.Profile:
                return action with { Profile = Profile(words) };
            case FaultActionKind.Refuse when point is FaultPoint.Connect or FaultPoint.HubConnect:
                return action with
                {
                    Code = Number(
                        words, 1, 5, "a CONNACK code", "MQTT 3.1.1 has the codes 1 to 5"),
                };
            case FaultActionKind.Answer when point is FaultPoint.Register or FaultPoint.Poll
                && words.Peek() is { } next && !next.Text.Contains('=', StringComparison.Ordinal):
                return action with
                {
                    Code = Number(
                        words, 100, 999, "a status",
                        "leave it out for the answer that the emulator gives by itself"),
                };
            default:
                return action;
        }
    }

    private static EndpointProfile Profile(ScriptWords words)
    {
        // The names are those of the configuration file.
        var names = Enum.GetValues<EndpointProfile>().ToDictionary(
            one => JsonNamingPolicy.CamelCase.ConvertName(one.ToString()));
        var expected = "one of the profiles " + string.Join(", ", names.Keys);
        const string hint = "docs/emulator.md says what they are";
        var word = words.Next(expected, hint);
        return names.TryGetValue(word.Text, out var profile)
            ? profile
            : throw words.Fail(word, expected, hint);
    }

    private static int Number(ScriptWords words, int least, int most, string what, string hint)
    {
        var expected = string.Create(
            CultureInfo.InvariantCulture, $"{what} from {least} to {most}");
        var word = words.Next(expected, hint);
        return int.TryParse(
                word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw words.Fail(word, expected, hint);
    }
}
