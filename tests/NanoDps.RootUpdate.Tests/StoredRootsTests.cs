extern alias nano;

using System.Text;
using nano::System.Net.Security;
using NanoDps.Emulator.Certificates;
using NanoDps.Logging;
using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.RootUpdate.Tests;

/// <summary>The CA bundle that a runtime stores counts, until the pinned roots replace it.</summary>
[TestClass]
public sealed class StoredRootsTests
{
    [TestMethod]
    public async Task ARootThatSomebodyHasStoredIsTrustedNoMore()
    {
        await using var service = await Service.StartAsync(ChainKind.Direct);
        using var device = new Device(service.Facts);
        byte[] foreign = [.. await File.ReadAllBytesAsync(service.Facts.CaFile), 0];
        device.Host.Run(() => CertificateManager.AddCaCertificateBundle(foreign));

        // Not told to replace it, a device trusts it beside its pinned roots.
        await File.WriteAllTextAsync(device.Storage + StoredRoots.FileName, "1");
        var before = await device.RunUntilAsync(Root.Pinned, 1, LogCode.HubAcknowledged);
        Assert.IsFalse(before.Any(line => line.Code == LogCode.StoredRoots));

        var after = await device.RunUntilAsync(Root.Pinned, 2, LogCode.DpsFault);
        Assert.AreEqual(
            "stored roots replaced version=2",
            after.Single(line => line.Code == LogCode.StoredRoots).Text);
        StringAssert.StartsWith(
            after.Single(line => line.Code == LogCode.DpsFault).Text, "403!certificate-untrusted");
    }

    [TestMethod]
    public async Task WhatIsStoredIsThePinnedRootsAndARuntimeReadsIt()
    {
        await using var service = await Service.StartAsync(ChainKind.Direct);
        using var device = new Device(service.Facts);
        var pinned = await File.ReadAllTextAsync(service.Facts.CaFile);
        device.Host.Run(() => StoredRoots.Replace(device.Storage, pinned, 1, Quiet));

        // The pinned ones of this start are others: only what was stored can be trusted.
        var lines = await device.RunUntilAsync(Root.Pinned, 1, LogCode.HubAcknowledged);
        Assert.IsFalse(lines.Any(line => line.Level != 'I'));
    }

    [TestMethod]
    public void ItIsDoneOnceForEachVersion()
    {
        using var storage = new Storage();
        string[] versions = ["1", "1", "2", "2", "1"];
        var said = versions.Select(version => Replace(storage, version)).ToArray();

        CollectionAssert.AreEqual(
            new[]
            {
                "I 111 stored roots replaced version=1", "",
                "I 111 stored roots replaced version=2", "",
                "I 111 stored roots replaced version=1",
            },
            said);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("1")]
    [DataRow("\0\0")]
    [DataRow("12 ")]
    public void AfterAPowerCutItIsDoneAgain(string torn)
    {
        using var storage = new Storage();
        File.WriteAllBytes(storage.Folder + StoredRoots.FileName, Encoding.ASCII.GetBytes(torn));

        Assert.AreEqual("I 111 stored roots replaced version=12", Replace(storage, "12"));
        Assert.AreEqual(
            "12", File.ReadAllText(storage.Folder + StoredRoots.FileName));
    }

    [TestMethod]
    public void RootsThatAreNoneAreNotStoredAndItIsTriedAgain()
    {
        using var storage = new Storage();
        var lines = new DeviceLines();
        WithADevice(storage, () => StoredRoots.Replace(storage.Folder, "nonsense", 1, new Log(lines)));

        StringAssert.StartsWith(lines.Snapshot().Single().Text, "stored roots: not replaced: ");
        Assert.AreEqual(LogCode.StoredRootsFault, lines.Snapshot().Single().Code);
        Assert.IsFalse(File.Exists(storage.Folder + StoredRoots.FileName));
        Assert.AreEqual("I 111 stored roots replaced version=1", Replace(storage, "1"));
    }

    private static Log Quiet => new(new DeviceLines());

    private static string Replace(Storage storage, string version)
    {
        var lines = new DeviceLines();
        WithADevice(storage, () => StoredRoots.Replace(
            storage.Folder,
            Root.Pinned,
            int.Parse(version, System.Globalization.CultureInfo.InvariantCulture),
            new Log(lines)));
        return string.Join(
            '\n',
            lines.Snapshot().Select(line => $"{line.Level} {(int)line.Code} {line.Text}"));
    }

    private static void WithADevice(Storage storage, Action action)
    {
        using var host = new nano::NanoDps.Host.HostDevice(
            "stored",
            nano::NanoDps.Host.HostBoard.Load(Repository.File("boards/host/board.json")),
            storage.Folder);
        host.Run(action);
    }
}
