using System.Globalization;
using NanoDps.Audit.Capture;
using NanoDps.Audit.Profiles;
using NanoDps.Audit.Reports;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

/// <summary>
/// Inputs of every kind, damaged at random. NANODPS_FUZZ_ROUNDS (make fuzz: a million) and
/// NANODPS_FUZZ_SEED, which a failure prints, change what is done.
/// </summary>
[TestClass]
public sealed class FuzzTests
{
    [TestMethod]
    [Timeout(3_600_000, CooperativeCancellation = true)]
    public void NoInputBringsAboutAnyExceptionButItsOwn()
    {
        var rounds = Setting("NANODPS_FUZZ_ROUNDS") ?? 50_000;
        var seed = Setting("NANODPS_FUZZ_SEED") ?? Environment.TickCount;
        Console.WriteLine($"seed {seed}, {rounds} rounds");
        var corpus = FuzzCorpus.All();
        var profiles = BuiltInProfiles.Names.Select(BuiltInProfiles.Get).ToArray();
        int read = 0, refused = 0;
        for (var round = 0; round < rounds; round++)
        {
            // A generator for each round: a failure needs no more than that one to be repeated.
            var random = new Random(unchecked(seed + round));
            var input = FuzzCorpus.Damage(corpus[random.Next(corpus.Count)], corpus, random);
            try
            {
                var found = InputReader.Read(input);
                var report = AuditReport.Of(found, profiles[round % profiles.Length]);
                Assert.IsGreaterThan(10, AuditJson.Write(report).Length);
                Assert.IsGreaterThan(10, report.Sentence.Length);
                read++;
            }
            catch (AuditInputException exception)
            {
                Assert.IsFalse(string.IsNullOrWhiteSpace(exception.Message));
                Assert.IsFalse(string.IsNullOrWhiteSpace(exception.Hint));
                refused++;
            }
            catch (Exception exception) when (exception is not AssertFailedException)
            {
                Assert.Fail($"seed {seed}, round {round}: {exception}\ninput: {Convert.ToHexString(input)}");
            }
        }

        Console.WriteLine($"{read} read, {refused} refused");
        Assert.IsGreaterThan(rounds / 20, read, "the damage must leave something to read");
        Assert.IsGreaterThan(rounds / 20, refused, "the damage must leave something to refuse");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
