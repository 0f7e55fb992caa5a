using System.Text;
using NanoDps.Monitor.Configuring;
using NanoDps.Monitor.Shell;

namespace NanoDps.Monitor.Tests;

/// <summary>A bundle of roots goes to a device in pieces.</summary>
[TestClass]
public sealed class DeviceRootsTests
{
    private const int Version = 3;
    private const string Changed = "signature: not the owner's, or the file was changed";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly byte[] Bundle = Encoding.ASCII.GetBytes(
        $"nanodps-roots 1\nversion {Version}\n" + string.Concat(Enumerable.Range(0, 130).Select(n => $"line {n}\n")));

    [TestMethod]
    public void ABundleComesWholeInCommandsThatFitALine()
    {
        using var device = Device();
        var sent = new List<int>();
        Send(device, sent.Add);
        CollectionAssert.AreEqual(Bundle, device.Roots.Taken);
        Assert.AreEqual((Bundle.Length + 119) / 120, sent.Count);
        Assert.AreEqual(Bundle.Length, sent[^1]);
        Assert.IsTrue(device.Commands.TrueForAll(command => command.Length <= DeviceShell.LongestCommand));
        CollectionAssert.AreEqual(
            RootCommands.Of(Bundle).ToList(), device.Commands.Where(command => command != "config show").ToList());
    }

    [TestMethod]
    public void TheLargestBundleFitsLinesToo() =>
        Assert.IsTrue(RootCommands.Of(new byte[RootCommands.LongestBundle])
            .All(command => command.Length <= DeviceShell.LongestCommand));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void AWireThatLosesAndChangesBytesIsOvercome(int seed)
    {
        using var device = Device();
        Noise.Add(device, seed);
        Send(device);
        CollectionAssert.AreEqual(Bundle, device.Roots.Taken, $"seed {seed}");
    }

    [TestMethod]
    public void APieceThatNoiseMadeAnotherIsOvercomeBySendingAllAgain()
    {
        using var device = Device();
        var harmed = 0;
        device.ToDevice = line => line.Contains("roots 240/", StringComparison.Ordinal) && harmed++ == 0
            ? line[..^9] + (line[^9] == 'A' ? 'B' : 'A') + line[^8..] : line;
        Send(device);
        CollectionAssert.AreEqual(Bundle, device.Roots.Taken);
        Assert.AreEqual(2, device.Commands.Count(command => command.StartsWith("config set roots 0/", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("roots 360/", "roots 120/")]
    [DataRow("roots 0/1", "roots 0/2")]
    public void APlaceThatNoiseMadeAnotherIsGoneBackTo(string sent, string arrived)
    {
        using var device = Device();
        var harmed = 0;
        device.ToDevice = line => line.Contains(sent, StringComparison.Ordinal) && harmed++ == 0
            ? line.Replace(sent, arrived, StringComparison.Ordinal) : line;
        Send(device);
        CollectionAssert.AreEqual(Bundle, device.Roots.Taken);
    }

    [TestMethod]
    public void ADeviceThatHasStartedAnewMeanwhileIsServedFromTheBeginning()
    {
        using var device = Device();
        var lost = 0;
        device.ToDevice = line =>
        {
            if (line.Contains("roots 600/", StringComparison.Ordinal) && lost++ == 0)
            {
                // Another begins a bundle of one piece less.
                device.Roots.Set("0/9 AAAA", _ => { }, _ => { });
            }

            return line;
        };
        Send(device);
        CollectionAssert.AreEqual(Bundle, device.Roots.Taken);
    }

    [TestMethod]
    public void ACheckMayTakeLongOnceItIsTold()
    {
        using var device = Device();
        device.Roots.CheckTime = 4 * Patience;
        Send(device);
        Assert.AreEqual(1, device.Commands.Count(command => command == RootCommands.Of(Bundle).Last()));
    }

    [TestMethod]
    public void ACheckMayTakeLongAlsoWhenWhatTellsItIsLost()
    {
        using var device = Device();
        device.Roots.CheckTime = 8 * Patience;
        device.ToHost = line => line.Contains("are checked", StringComparison.Ordinal) ? "" : line;
        Send(device);
        CollectionAssert.AreEqual(Bundle, device.Roots.Taken);
    }

    [TestMethod]
    public void ABundleThatWasTakenWithoutAnAnswerIsNotSentAgain()
    {
        using var device = Device();
        var lost = 0;
        device.ToHost = line => device.Roots.IsSet && lost++ < 2 ? "" : line; // what it is now, and 602
        Send(device);
        Assert.AreEqual(1, device.Commands.Count(command => command.StartsWith("config set roots 0/", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("version: expected 9 or newer, got 3", 1)]
    [DataRow("certificate 2 cannot be read", 1)]
    [DataRow(Changed, 2)]
    public void ARefusalIsToldInTheDevicesWords(string refusal, int rounds)
    {
        using var device = Device();
        device.Roots.Judge = _ => refusal;
        var fault = Assert.ThrowsExactly<ConfigureException>(() => Send(device));
        Assert.AreEqual($"config set roots: the device says: roots: {refusal}; nothing was stored", fault.Message);
        Assert.AreEqual("nanodps certs verify FILE --key owner.pub judges a bundle as the device does", fault.Hint);
        Assert.AreEqual(
            rounds, device.Commands.Count(command => command.StartsWith("config set roots 0/", StringComparison.Ordinal)));
        Assert.IsFalse(device.Roots.IsSet);
    }

    [TestMethod]
    public void ALockedDeviceIsTold()
    {
        using var device = new FakeDevice { Passphrase = "sesame" };
        var fault = Assert.ThrowsExactly<ConfigureException>(() => Send(device));
        Assert.AreEqual(
            "config set roots: the device says: expected an unlocked shell, got a locked one; type unlock <passphrase>",
            fault.Message);
        Assert.AreEqual("--passphrase-file FILE unlocks it for this command", fault.Hint);
    }

    [TestMethod]
    public void APieceWithoutAnswerIsSentFourTimes()
    {
        using var device = Device();
        device.ToHost = line => line.Contains("config-set", StringComparison.Ordinal) ? "" : line;
        var fault = Assert.ThrowsExactly<ConfigureException>(() => Send(device));
        Assert.AreEqual("config set roots: expected an answer within 3 s, got none", fault.Message);
        Assert.HasCount(4, device.Commands);
    }

    [TestMethod]
    public void WhatTheDeviceDoesNotShowIsNotThere()
    {
        using var device = Device();
        device.ToHost = line => line.Contains("next-bundle=3", StringComparison.Ordinal)
            ? LineChecksum.Append("9 I 601 shell   roots fingerprint=0 first-expiry=2038-01-15 bundle=- next-bundle=2") + "\r\n"
            : line;
        var fault = Assert.ThrowsExactly<ConfigureException>(() => Send(device));
        Assert.AreEqual("expected the device to show bundle 3, got 2", fault.Message);
    }

    [TestMethod]
    [DataRow(null, false, null, true)]
    [DataRow(2, false, null, true)]
    [DataRow(3, false, null, false)]
    [DataRow(2, true, 3, false)]
    [DataRow(3, true, null, true)]
    public void ADeviceThatHasTheVersionLacksNothing(int? bundle, bool isSet, int? next, bool lacks)
    {
        using var device = new FakeDevice();
        (device.Roots.Bundle, device.Roots.IsSet, device.Roots.Next) = (bundle, isSet, next);
        Assert.AreEqual(lacks, Roots(device).Lacks(Version, CancellationToken.None));
        CollectionAssert.AreEqual(new[] { "config show" }, device.Commands);
    }

    [TestMethod]
    public void ADeviceWithANewerBundleIsTold()
    {
        using var device = new FakeDevice();
        device.Roots.Bundle = 7;
        var fault = Assert.ThrowsExactly<ConfigureException>(
            () => Roots(device).Lacks(Version, CancellationToken.None));
        Assert.AreEqual("roots: expected version 7 or newer, got 3", fault.Message);
        Assert.AreEqual("the device has a newer bundle; config clear roots in its shell takes it out", fault.Hint);
    }

    [TestMethod]
    public void AProgramWithoutOwnersKeyIsTold()
    {
        using var device = new FakeDevice();
        device.Roots.HasKey = false;
        var fault = Assert.ThrowsExactly<ConfigureException>(
            () => Roots(device).Lacks(Version, CancellationToken.None));
        Assert.AreEqual("roots: expected a program with its owner's key, got one without", fault.Message);
    }

    [TestMethod]
    public void ABundleIsTakenOut()
    {
        using var device = new FakeDevice();
        device.Roots.Bundle = 2;
        Roots(device).Clear(CancellationToken.None);
        Assert.IsTrue(device.Roots is { IsSet: true, Next: null });
    }

    [TestMethod]
    public void ABundleThatStaysIsTold()
    {
        using var device = new FakeDevice();
        device.Roots.Bundle = 2;
        device.ToHost = line => line.Contains(" next-bundle=-", StringComparison.Ordinal)
            ? LineChecksum.Append("9 I 601 shell   roots fingerprint=0 first-expiry=2038-01-15 bundle=2") + "\r\n" : line;
        var fault = Assert.ThrowsExactly<ConfigureException>(() => Roots(device).Clear(CancellationToken.None));
        Assert.AreEqual("expected the device to show no bundle, got 2", fault.Message);
    }

    private static FakeDevice Device()
    {
        var device = new FakeDevice();
        device.Roots.Judge = file => file.AsSpan().SequenceEqual(Bundle) ? null : Changed;
        return device;
    }

    private static DeviceRoots Roots(FakeDevice device) => new(new DeviceSession(device, Patience));

    private static void Send(FakeDevice device, Action<int>? sent = null) =>
        new DeviceRoots(new DeviceSession(device, Patience)) { Sent = sent ?? (_ => { }) }
            .Send(Bundle, Version, CancellationToken.None);
}
