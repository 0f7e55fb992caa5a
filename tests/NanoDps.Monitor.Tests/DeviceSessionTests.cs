using NanoDps.Monitor.Configuring;

namespace NanoDps.Monitor.Tests;

/// <summary>Unlocking, locking and restarting a device.</summary>
[TestClass]
public sealed class DeviceSessionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    [TestMethod]
    public void ADeviceIsLockedAgainAlsoOverABadWire()
    {
        using var device = new FakeDevice { Passphrase = "sesame" };
        var session = new DeviceSession(device, Patience);
        session.Unlock("sesame", CancellationToken.None);
        var lost = 0;
        device.ToDevice = line => lost++ == 0 ? line.Replace("lock", "l~ck", StringComparison.Ordinal) : line;
        session.Lock(CancellationToken.None);
        Assert.IsFalse(device.IsOpen);
        Assert.IsFalse(session.IsUnlocked);
        CollectionAssert.AreEqual(new[] { "unlock sesame", "l~ck", "lock" }, device.Commands);
    }

    [TestMethod]
    public void ALockThatIsNotToldIsAnError()
    {
        using var device = new FakeDevice { Passphrase = "sesame" };
        var session = new DeviceSession(device, Patience);
        session.Unlock("sesame", CancellationToken.None);
        device.IsMute = true;
        var fault = Assert.ThrowsExactly<ConfigureException>(() => session.Lock(CancellationToken.None));
        Assert.AreEqual("lock: expected an answer within 3 s, got none", fault.Message);
        Assert.IsTrue(session.IsUnlocked);
    }

    [TestMethod]
    public void AWrongPassphraseIsTriedOnce()
    {
        using var device = new FakeDevice { Passphrase = "sesame" };
        var session = new DeviceSession(device, Patience);
        var fault = Assert.ThrowsExactly<ConfigureException>(
            () => session.Unlock("guess", CancellationToken.None));
        Assert.IsFalse(session.IsUnlocked);
        Assert.AreEqual("unlock: the device says: expected the passphrase, got another; wait s=1", fault.Message);
        CollectionAssert.AreEqual(new[] { "unlock guess" }, device.Commands);
    }

    [TestMethod]
    public void ADeviceThatHasJustStartedIsUnlockedAfterItsPause()
    {
        using var device = new FakeDevice { Passphrase = "sesame", Pauses = 1 };
        var session = new DeviceSession(device, Patience);
        session.Unlock("sesame", CancellationToken.None);
        Assert.IsTrue(session.IsUnlocked);
        CollectionAssert.AreEqual(new[] { "unlock sesame", "unlock sesame" }, device.Commands);
    }

    [TestMethod]
    public void ADeviceThatStartsAgainAndAgainStaysLocked()
    {
        using var device = new FakeDevice { Passphrase = "sesame", Pauses = 2 };
        var session = new DeviceSession(device, Patience);
        var fault = Assert.ThrowsExactly<ConfigureException>(
            () => session.Unlock("sesame", CancellationToken.None));
        Assert.IsFalse(session.IsUnlocked);
        Assert.AreEqual(
            "unlock: the device says: expected a pause after the start; try again in s=0",
            fault.Message);
    }

    [TestMethod]
    [DataRow("603 shell")]
    [DataRow("101 boot")]
    public void ARestartIsSeenByItsOwnLinesToo(string heard)
    {
        using var device = new FakeDevice();
        var session = new DeviceSession(device, Patience);
        device.ToHost = line => line.Contains(heard, StringComparison.Ordinal) ? line : "";
        session.Reboot(CancellationToken.None);
        Assert.AreEqual(1, device.Reboots);
    }

    [TestMethod]
    public void SilenceIsNoRestart()
    {
        using var device = new FakeDevice { IsMute = true };
        var fault = Assert.ThrowsExactly<ConfigureException>(
            () => new DeviceSession(device, Patience).Reboot(CancellationToken.None));
        Assert.AreEqual("reboot: expected an answer within 3 s, got none", fault.Message);
        Assert.AreEqual(0, device.Reboots);
    }
}
