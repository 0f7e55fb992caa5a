using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NanoDps.Audit.Profiles;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class ProfileTests
{
    [TestMethod]
    public void TheSuitesGroupsAndHashesOfNanoDpsAreThoseOfThePolicy()
    {
        using var policy = JsonDocument.Parse(File.ReadAllText(Repository.Path("boards", "tls-policy.json")));
        var profile = BuiltInProfiles.Get(BuiltInProfiles.NanoDps);

        CollectionAssert.AreEqual(Names(policy, "cipherSuites"), Values(profile, "exactly-four-suites"));
        CollectionAssert.AreEqual(Names(policy, "groups"), Values(profile, "policy-groups"));
        CollectionAssert.AreEqual(
            Names(policy, "signatureHashes")
                .Select(hash => "*_sha" + hash["SHA-".Length..]).ToArray(),
            Values(profile, "policy-signatures"));
    }

    [TestMethod]
    public void TheFourSuitesAreTheEmulatorsGate()
    {
        foreach (var (profile, rule) in new[]
        {
            (BuiltInProfiles.Dps, "recommended-suite"), (BuiltInProfiles.IotHub, "recommended-suite"),
            (BuiltInProfiles.NanoDps, "exactly-four-suites"),
        })
        {
            CollectionAssert.AreEqual(
                HelloGate.RecommendedSuites.Select(TlsNames.SuiteName).ToArray(),
                Values(BuiltInProfiles.Get(profile), rule));
        }
    }

    [TestMethod]
    public void EveryRuleIsExplainedInTheDocumentationWithItsLevels()
    {
        var page = File.ReadAllText(Repository.Path("docs", "audit.md"));
        Profile[] profiles =
        [
            BuiltInProfiles.Get(BuiltInProfiles.Dps), BuiltInProfiles.Get(BuiltInProfiles.DpsBeforeEnforcement),
            BuiltInProfiles.Get(BuiltInProfiles.NanoDps),
        ];
        foreach (var lists in new Func<Profile, IReadOnlyList<Rule>>[] { one => one.Hello, one => one.Endpoint })
        {
            foreach (var id in profiles.SelectMany(lists).Select(rule => rule.Id).Distinct())
            {
                var levels = profiles.Select(one => Levels(lists(one).SingleOrDefault(rule => rule.Id == id)));
                StringAssert.Contains(page, $"| `{id}` | {string.Join(" | ", levels)} | ");
            }
        }
    }

    [TestMethod]
    public void IotHubHasTheLevelsOfDps()
    {
        var dps = BuiltInProfiles.Get(BuiltInProfiles.Dps);
        var hub = BuiltInProfiles.Get(BuiltInProfiles.IotHub);
        CollectionAssert.AreEqual(
            dps.Hello.Concat(dps.Endpoint).Select(rule => rule.Id + Levels(rule)).ToArray(),
            hub.Hello.Concat(hub.Endpoint).Select(rule => rule.Id + Levels(rule)).ToArray());
    }

    [TestMethod]
    [DataRow("", "expected an object, got null", "null")]
    [DataRow("hello[0].otherwise", "", "maybe")]
    [DataRow("hello[0].color", "", "red")]
    public void AWordThatIsNotKnownIsRefused(string place, string message, string value)
    {
        var json = place.Length == 0 ? Encoding.UTF8.GetBytes(value) : Changed(place, value);
        var exception = Assert.ThrowsExactly<AuditInputException>(() => ProfileFile.Read(json, "mine.json"));

        StringAssert.StartsWith(exception.Message, "profile mine.json: " + message);
        Assert.AreEqual("docs/audit.md describes the file", exception.Hint);
    }

    [TestMethod]
    [DataRow("hello[0].subject", "root", "hello, rule \"tls-1.2-offered\": expected a subject of this list, got Root")]
    [DataRow("endpoint[0].subject", "signatures", "endpoint, rule \"tls-1.2-accepted\": expected a subject of this list, got Signatures")]
    [DataRow("hello[1].id", "tls-1.2-offered", "hello, rule \"tls-1.2-offered\": expected an id of its own, it occurs twice")]
    [DataRow("hello[0].values[0]", "TLS 1.4", "hello, rule \"tls-1.2-offered\": expected a registered name, a pattern that fits one, or a number such as 0xC02F, got \"TLS 1.4\"")]
    [DataRow("hello[1].values[0]", "TLS_RSA_WITH_NOTHING_*", "hello, rule \"recommended-suite\": expected a registered name, a pattern that fits one, or a number such as 0xC02F, got \"TLS_RSA_WITH_NOTHING_*\"")]
    [DataRow("hello[0].relation", "present", "hello, rule \"tls-1.2-offered\": expected no values with \"present\", got some")]
    [DataRow("hello[0].relation", "at-most", "hello, rule \"tls-1.2-offered\": expected one decimal number with \"at-most\", got something else")]
    [DataRow("endpoint[7].relation", "any-of", "endpoint, rule \"pinned-root\": expected values, got none")]
    public void ARuleThatMakesNoSenseIsRefused(string place, string value, string message) => Refusal.Of(
        "profile mine.json: " + message, () => ProfileFile.Read(Changed(place, value), "mine.json"));

    [TestMethod]
    public void AProfileOfOnesOwnMayHaveNumbersAndPatterns()
    {
        var profile = ProfileFile.Read(Changed("hello[1].values[0]", "0xC02F"), "mine.json");
        Assert.AreEqual("0xC02F", Values(profile, "recommended-suite")[0]);

        ProfileFile.Read(Changed("hello[1].values[0]", "TLS_ECDHE_*_GCM_*"), "mine.json");
    }

    [TestMethod]
    public void TextThatIsNoJsonIsRefused()
    {
        var exception = Assert.ThrowsExactly<AuditInputException>(() => ProfileFile.Read("{ nothing"u8, "mine.json"));

        StringAssert.StartsWith(exception.Message, "profile mine.json: 'n' is an invalid start");
    }

    private static string Levels(Rule? rule) => rule switch
    {
        null => "",
        { WhenAbsent: { } absent } => $"{Word(rule.Otherwise)}, absent: {Word(absent)}",
        _ => Word(rule.Otherwise),
    };

    private static string Word(Level level) => level switch
    {
        Level.Pass => "pass",
        Level.Warn => "warn",
        _ => "fail",
    };

    private static byte[] Changed(string place, string value)
    {
        var file = Repository.Path("tools", "NanoDps.Audit", "Profiles", "dps.json");
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        var node = root;
        var steps = place.Replace("]", "", StringComparison.Ordinal).Split('.', '[');
        foreach (var step in steps[..^1])
        {
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        }

        if (int.TryParse(steps[^1], out var last))
        {
            node[last] = value;
        }
        else
        {
            node[steps[^1]] = value;
        }

        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static string[] Values(Profile profile, string rule) =>
        [.. profile.Hello.Single(one => one.Id == rule).Values];

    private static string[] Names(JsonDocument policy, string list) =>
        [.. policy.RootElement.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];
}
