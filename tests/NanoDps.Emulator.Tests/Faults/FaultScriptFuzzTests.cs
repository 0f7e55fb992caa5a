using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>
/// Lines of words that belong into scripts, in any order: a rule, or an error with its place.
/// </summary>
[TestClass]
public sealed class FaultScriptFuzzTests
{
    private const int Lines = 20_000;

    private static readonly string[] Points = [.. Enum.GetValues<FaultPoint>().Select(Words.Of)];

    private static readonly string[] Actions =
        [.. Enum.GetValues<FaultActionKind>().Select(Words.Of)];

    private static readonly string[] Vocabulary =
    [
        "*", "each", "device-01", "1", "2..4", "from", "every", "all", "3", "429", "5", "mqtt", "=",
        "@", "'", "#", "..", "\t", "é", "body=none", "body='a # b'", "retry-after=none", "delay=1.5",
        "delay=1e9", "times=2", "rid=wrong", "stop=body", "error=429001", "cut-after=0", "expired",
        "contoso.example", "failed", "99999999999", "-1", "connect@mqtt", "register@https",
        .. Points,
        .. Actions,
    ];

    [TestMethod]
    public void EveryLineIsARuleOrAnErrorInThatLine()
    {
        var random = new Random(20261125);
        var rules = 0;
        for (var number = 0; number < Lines; number++)
        {
            var line = Line(random);
            try
            {
                // What the log tells of a rule is the rule.
                foreach (var rule in FaultScript.Parse(line).Rules)
                {
                    rules++;
                    Assert.AreEqual(rule, FaultScript.Parse(rule.Text).Rules.Single(), line);
                }
            }
            catch (ConfigurationException exception)
            {
                var column = int.Parse(exception.Place.Split(':')[2], null);
                Assert.IsInRange(1, line.Length + 1, column, line);
                StringAssert.Contains(exception.Message, ": expected ", line);
                Assert.AreNotEqual("", exception.Hint, line);
            }
        }

        Assert.IsGreaterThan(Lines / 100, rules);
    }

    /// <summary>Begins as a rule does, mostly, so that many go far.</summary>
    private static string Line(Random random)
    {
        string[] start =
            ["*", random.GetItems(Points, 1)[0], "1", random.GetItems(Actions, 1)[0]];
        var words = random.Next(4) == 0 ? [] : start[..random.Next(1, 5)];
        var more = Enumerable.Range(0, random.Next(4)).Select(_ => Word(random));
        return string.Join(" ", words.Concat(more));
    }

    private static string Word(Random random) => Vocabulary[random.Next(Vocabulary.Length)];
}
