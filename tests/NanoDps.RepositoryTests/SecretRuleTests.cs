using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoDps.RepositoryTests;

/// <summary>Every line that a test is shown goes through the guard of tests/Guard.</summary>
[TestClass]
public partial class SecretRuleTests
{
    private static readonly string[] Sources =
        [.. Files("*.cs").Where(file => Path.GetFileName(file) != "SecretRuleTests.cs")];

    private static readonly string Known =
        Repository.Path("tests", "NanoDps.UnitTests", "SecretText.cs");

    private static readonly string Sample =
        Repository.Path("tools", "NanoDps.Emulator", "emulator.sample.json");

    [TestMethod]
    public void EveryTestProjectFailsATestThatShowsASecret()
    {
        string[] projects = [.. Files("*.csproj").Where(file =>
            File.ReadAllText(file).Contains("MSTest.TestAdapter", StringComparison.Ordinal))];
        Assert.IsGreaterThan(10, projects.Length);
        AssertNone(
            projects.Where(file => !IsOfADevice(file) && !Has(file, "../Guard/Guard.projitems")),
            "add <Import Project=\"../Guard/Guard.projitems\" />, which fails a test that shows a secret");
    }

    [TestMethod]
    public void WhateverCollectsLinesShowsThemToTheGuard()
    {
        string[] collectors = [.. Sources.Where(file => Collector().IsMatch(File.ReadAllText(file)))];
        Assert.IsGreaterThan(15, collectors.Length);
        AssertNone(
            collectors.Where(file => !Has(file, ".See(") && !Has(file, "SecretText.Find(")),
            "show each line to a SecretGuard: new SecretGuard(\"who writes it\").See(line); "
                + "in NanoDps.UnitTests assert that SecretText.Find(line, null) is null");
    }

    [TestMethod]
    public void NothingThatIsCollectedIsThrownAwayUnseen() => AssertNone(
        Sources.Where(file => Discard().IsMatch(File.ReadAllText(file))),
        "output that is read and dropped hides a secret; show it to a SecretGuard");

    [TestMethod]
    public void EveryEmulatorOfATestHasALogThatTheGuardSees() => AssertNone(
        Sources.Where(file => !file.EndsWith("/Guard/GuardedEmulator.cs", StringComparison.Ordinal)
            && Emulator().IsMatch(File.ReadAllText(file))),
        "start it with GuardedEmulator.StartAsync, of tests/Guard/GuardedEmulator.cs");

    [TestMethod]
    public void TheGuardKnowsEverySecretThatTheTestsWriteDown()
    {
        var found = new HashSet<string>();
        List<string> unknown = [];
        foreach (string file in Sources.Concat(Files("*.txt")).Append(Sample).Except([Known]))
        {
            foreach (Match match in Written().Matches(File.ReadAllText(file)))
            {
                string secret = match.Groups["secret"].Value;
                found.Add(secret);
                if (SecretText.Find(secret, null) is null)
                {
                    unknown.Add($"{file} (behind {match.Groups["name"].Value})");
                }
            }
        }

        Assert.IsGreaterThan(8, found.Count);
        AssertNone(
            unknown.Distinct(),
            "take one of the keys and passwords of tests/NanoDps.UnitTests/SecretText.cs, or add yours");
    }

    private static void AssertNone(IEnumerable<string> files, string whatToDo) => Assert.AreEqual(
        "",
        string.Join('\n', files.Select(file => Path.GetRelativePath(Repository.Path(), file))),
        whatToDo);

    private static bool Has(string file, string text) =>
        File.ReadAllText(file).Contains(text, StringComparison.Ordinal);

    // Its tests run on a device too: they assert at once.
    private static bool IsOfADevice(string file) =>
        file.Contains("/NanoDps.UnitTests/", StringComparison.Ordinal);

    private static IEnumerable<string> Files(string pattern) =>
        Directory.GetFiles(Repository.Path("tests"), pattern, SearchOption.AllDirectories)
            .Where(file => !BuiltOrInstalled().IsMatch(file));

    [GeneratedRegex("/(bin|obj|node_modules)/")]
    private static partial Regex BuiltOrInstalled();

    /// <summary>
    /// A sink, a serial line or link, what reads one, and what reads the output of a program. What a
    /// program sends to a device is none of it: keys are.
    /// </summary>
    [GeneratedRegex(
        @"class \w+[^{;]*[:,]\s*(ILogSink|ISerialLine|IDeviceLink|TextWriter)\b"
        + @"|RedirectStandard(Output|Error)|new StringWriter\(|Console\.Set(Out|Error)\("
        + @"|\bProgress = |\.Peek\(0, out |_stream\.Read\(")]
    private static partial Regex Collector();

    [GeneratedRegex(@"(Output|Error)DataReceived \+= \(_, _\)|_ = \w+\.Standard(Output|Error)\.")]
    private static partial Regex Discard();

    [GeneratedRegex(@"\bServiceEmulator\s*\.\s*StartAsync\(")]
    private static partial Regex Emulator();

    /// <summary>A key or password behind its name, in C#, JSON or a configuration.</summary>
    [GeneratedRegex(
        @"(?<name>(Key|Secret|Passphrase|Password)\s*=|\b(group-)?key\s*=|primaryKey""\s*:|wifi-password""?\]?\s*=)"
        + @"\s*""?(?<secret>[A-Za-z0-9+/]{20,}={0,2}|(?<="")[a-z][a-z ]{4,}(?="")|correct [a-z ]+)")]
    private static partial Regex Written();
}
