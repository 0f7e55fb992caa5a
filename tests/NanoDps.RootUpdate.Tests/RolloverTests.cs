using NanoDps.Emulator.Certificates;
using NanoDps.Logging;
using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.RootUpdate.Tests;

/// <summary>The service moves to another root, and a device follows without being flashed.</summary>
[TestClass]
public sealed class RolloverTests
{
    private const string Untrusted = "403!certificate-untrusted";

    [TestMethod]
    public async Task ADeviceFollowsTheServiceToANewRoot()
    {
        await using var before = await Service.StartAsync(ChainKind.Direct);
        await using var after = await Service.StartAsync(ChainKind.Successor);
        using var device = new Device(before.Facts);
        var pinned = await File.ReadAllTextAsync(before.Facts.CaFile);
        var successor = await File.ReadAllTextAsync(after.Facts.CaFile);

        // As it was flashed.
        var first = await device.RunUntilAsync(pinned, 1, LogCode.HubAcknowledged);
        Assert.IsFalse(first.Any(line => line.Level != 'I'), Text(first));

        // The bundle comes before the move, and changes nothing yet.
        device.Deploy(Owner.Of.Bundle(2, successor));
        var second = await device.RunUntilAsync(pinned, 1, LogCode.HubAcknowledged);
        Assert.AreEqual("root bundle version=2", One(second, LogCode.RootBundle));

        // The service moves.
        device.Reach(after.Facts);
        var third = await device.RunUntilAsync(pinned, 1, LogCode.HubAcknowledged);
        Assert.AreEqual("root bundle version=2", One(third, LogCode.RootBundle));
        Assert.IsFalse(third.Any(line => line.Level != 'I'), Text(third));
    }

    [TestMethod]
    public async Task WithoutTheBundleTheNewRootIsUntrusted()
    {
        await using var after = await Service.StartAsync(ChainKind.Successor);
        using var device = new Device(after.Facts);

        var lines = await device.RunUntilAsync(Root.Pinned, 1, LogCode.DpsFault);

        StringAssert.StartsWith(One(lines, LogCode.DpsFault), Untrusted);
    }

    [TestMethod]
    public async Task ABundleOfAnotherKeyOpensNothing()
    {
        await using var after = await Service.StartAsync(ChainKind.Successor);
        using var device = new Device(after.Facts);
        device.Deploy(Owner.Other.Bundle(2, await File.ReadAllTextAsync(after.Facts.CaFile)));

        var lines = await device.RunUntilAsync(Root.Pinned, 1, LogCode.DpsFault);

        Assert.AreEqual(
            "nanodps.roots refused: signature: not the owner's, or the file was changed",
            One(lines, LogCode.RootBundleRefused));
        StringAssert.StartsWith(One(lines, LogCode.DpsFault), Untrusted);
    }

    [TestMethod]
    public void ThePageShowsTheProgramThatTheseTestsRun()
    {
        var page = File.ReadAllText(Repository.File("docs/certificates.md"));
        var program = File.ReadAllText(
            Repository.File("tests/NanoDps.RootUpdate.Tests/RolloverProgram.cs"));
        var begin = page.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        var shown = page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.IsNotEmpty(shown);
        foreach (var line in shown)
        {
            StringAssert.Contains(program, line);
        }
    }

    private static string One(IEnumerable<LogLine> lines, LogCode code) =>
        lines.Single(line => line.Code == code).Text;

    private static string Text(IEnumerable<LogLine> lines) =>
        string.Join('\n', lines.Select(line => line.Whole));
}
