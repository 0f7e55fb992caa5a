using NanoDps.Monitor.Configuring;

namespace NanoDps.Monitor.Tests;

[TestClass]
public sealed class ConfiguratorTests
{
    private const string Secret = "Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly Dictionary<string, string> Wanted = new()
    {
        ["id-scope"] = "0ne00000A0A",
        ["registration-id"] = "dev-01",
        ["key"] = Secret,
        ["wifi-ssid"] = "Größe 2,4",
        ["wifi-password"] = "correct horse battery",
    };

    [TestMethod]
    public void AFreshDeviceGetsTheFile()
    {
        using var device = new FakeDevice();
        Configure(device);
        CollectionAssert.AreEquivalent(Wanted, device.Values);
    }

    [TestMethod]
    public void WhatTheFileLacksIsTakenOut()
    {
        using var device = new FakeDevice();
        device.Values["group-key"] = Secret;
        device.Values["endpoint"] = "old.azure-devices-provisioning.net";
        Configure(device);
        CollectionAssert.AreEquivalent(Wanted, device.Values);
        CollectionAssert.Contains(device.Commands, "config clear endpoint");
    }

    [TestMethod]
    public void TheKeyComesLast()
    {
        // A device that waits for its configuration starts with what it has then.
        using var device = new FakeDevice();
        Configure(device);
        Assert.AreEqual(
            "config set key " + Secret,
            device.Commands.Last(command => command.StartsWith("config set", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void NoSecretIsToldOrShown()
    {
        using var device = new FakeDevice();
        var told = Configure(device);
        Assert.IsFalse(told.Contains(Secret, StringComparison.Ordinal), told);
        Assert.IsFalse(told.Contains("battery", StringComparison.Ordinal), told);
        Assert.IsFalse(device.Written.ToString().Contains(Secret, StringComparison.Ordinal));
    }

    [TestMethod]
    public void LinesOfTheLogInBetweenDoNotMatter()
    {
        using var device = new FakeDevice();
        device.ToHost = line => "77 I 401 dps     torn\r\n" + LineChecksum.Append("78 I 504 hub     sent") + "\r\n" + line;
        Configure(device);
        CollectionAssert.AreEquivalent(Wanted, device.Values);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void AWireThatLosesAndChangesBytesIsOvercome(int seed)
    {
        using var device = new FakeDevice();
        Noise.Add(device, seed);
        Configure(device);
        CollectionAssert.AreEquivalent(Wanted, device.Values, $"seed {seed}");
    }

    [TestMethod]
    public void AnAnswerThatIsLostIsAskedForAgain()
    {
        using var device = new FakeDevice();
        var lost = 0;
        device.ToHost = line => line.Contains("config-set", StringComparison.Ordinal) && lost++ == 0 ? "" : line;
        Configure(device);
        Assert.AreEqual(2, device.Commands.Count(command => command == "config set id-scope 0ne00000A0A"));
    }

    [TestMethod]
    public void AFourthDamagedAnswerEndsIt()
    {
        using var device = new FakeDevice();
        device.ToHost = line => line.Replace("config-set", "config-sat", StringComparison.Ordinal);
        Refused(
            device,
            "config set id-scope: expected an answer within 3 s, got damaged lines",
            "check the cable; a device in a TLS handshake answers when that is over");
        Assert.AreEqual(4, device.Commands.Count(command => command.StartsWith("config set", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AMuteDeviceIsTold()
    {
        using var device = new FakeDevice { IsMute = true };
        Refused(
            device,
            "expected the device's shell to answer, got nothing",
            "check the cable, that TX and RX are crossed, and that the board is on");
    }

    [TestMethod]
    public void ADeviceThatHearsNothingIsTold()
    {
        using var device = new FakeDevice { IsMute = true };
        device.Say(401, "dps", "connecting");
        Refused(
            device,
            "expected the device's shell to answer, got 1 lines and no answer",
            "check that the computer's TX reaches the board's RX, and --baud");
    }

    [TestMethod]
    public void ALockedDeviceIsTold()
    {
        using var device = new FakeDevice { Passphrase = "open sesame" };
        Refused(
            device,
            "config set id-scope: the device says: expected an unlocked shell, got a locked one; type unlock <passphrase>",
            "--passphrase-file FILE unlocks it for this command");
    }

    [TestMethod]
    public void APassphraseUnlocks()
    {
        using var device = new FakeDevice { Passphrase = "sesame" };
        var session = new DeviceSession(device, Patience);
        session.Unlock("sesame", CancellationToken.None);
        new Configurator(session, Wanted).Write(CancellationToken.None);
        CollectionAssert.AreEquivalent(Wanted, device.Values);
        Assert.IsTrue(session.IsUnlocked);
        Assert.IsTrue(device.IsOpen);
    }

    [TestMethod]
    public void AValueThatDoesNotFitALineIsRefusedBeforeAnythingIsSent()
    {
        using var device = new FakeDevice();
        var fault = Assert.ThrowsExactly<ConfigureException>(() => new Configurator(
            new DeviceSession(device, Patience), new Dictionary<string, string> { ["endpoint"] = new('x', 190) })
            .Write(CancellationToken.None));
        Assert.AreEqual("endpoint: expected a value that fits a line of 200 bytes, got 210 bytes", fault.Message);
        Assert.IsEmpty(device.Commands);
    }

    [TestMethod]
    public void APulledCableEndsIt()
    {
        using var device = new FakeDevice();
        device.ToHost = line =>
        {
            device.IsGone = line.Contains("config-set", StringComparison.Ordinal);
            return line;
        };
        Assert.ThrowsExactly<IOException>(() => Configure(device));
    }

    [TestMethod]
    public void ARebootIsAskedForOnce()
    {
        using var device = new FakeDevice();
        var session = new DeviceSession(device, Patience);
        new Configurator(session, Wanted).Write(CancellationToken.None);
        session.Reboot(CancellationToken.None);
        Assert.AreEqual(1, device.Reboots);
    }

    private static string Configure(FakeDevice device)
    {
        var guard = new SecretGuard("configure");
        var told = new List<string>();
        var session = new DeviceSession(device, Patience) { Progress = line => told.Add(guard.See(line)) };
        new Configurator(session, Wanted).Write(CancellationToken.None);
        return string.Join('\n', told);
    }

    private static void Refused(FakeDevice device, string message, string hint)
    {
        var fault = Assert.ThrowsExactly<ConfigureException>(() => Configure(device));
        Assert.AreEqual(message, fault.Message);
        Assert.AreEqual(hint, fault.Hint);
    }
}
