using NanoDps.Monitor.Configuring;
using NanoDps.Monitor.Shell;

namespace NanoDps.Monitor.Tests;

/// <summary>A value or a passphrase from others cannot bring commands of its own.</summary>
[TestClass]
public sealed class InjectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    [TestMethod]
    [DataRow("plant\rfactory reset", 6)]
    [DataRow("plant\nreboot", 6)]
    [DataRow("\u001b[2J", 1)]
    [DataRow("a\u0015reboot", 2)]
    [DataRow("ab\u007f", 3)]
    [DataRow("ab\u009b", 3)]
    [DataRow("a\tb", 2)]
    [DataRow("a\0b", 2)]
    public void AValueWithAControlCharacterIsRefusedBeforeAnythingIsSent(string value, int position)
    {
        using var device = new FakeDevice();
        var wanted = new Dictionary<string, string> { ["id-scope"] = "0ne1", ["wifi-password"] = value };
        var fault = Assert.ThrowsExactly<ConfigureException>(
            () => new Configurator(new DeviceSession(device, Patience), wanted).Write(CancellationToken.None));
        Assert.AreEqual(
            $"wifi-password: expected text without control characters, got one at character {position}",
            fault.Message);
        Assert.IsEmpty(device.Commands);
        Assert.AreEqual("", device.Written.ToString());
    }

    [TestMethod]
    public void APassphraseWithASecondLineIsRefusedBeforeAnythingIsSent()
    {
        using var device = new FakeDevice { Passphrase = "sesame" };
        var fault = Assert.ThrowsExactly<ConfigureException>(
            () => new DeviceSession(device, Patience)
                .Unlock("sesame\rreboot", CancellationToken.None));
        Assert.AreEqual(
            "passphrase: expected text without control characters, got one at character 7", fault.Message);
        Assert.AreEqual("", device.Written.ToString());
    }

    [TestMethod]
    public void NoCommandAtAllHasAControlCharacter()
    {
        using var device = new FakeDevice();
        var shell = new DeviceShell(device, Patience);
        var fault = Assert.ThrowsExactly<ConfigureException>(
            () => shell.Send("config clear a\rreboot", CancellationToken.None));
        Assert.AreEqual(
            "command: expected text without control characters, got one at character 15", fault.Message);
        Assert.AreEqual(0, device.Reboots);
        Assert.AreEqual("", device.Written.ToString());
    }

    [TestMethod]
    public void TextOfAnyLanguageIsNoControlCharacter()
    {
        using var device = new FakeDevice();
        var wanted = new Dictionary<string, string> { ["wifi-ssid"] = "Größe 工厂" };
        new Configurator(new DeviceSession(device, Patience), wanted).Write(CancellationToken.None);
        Assert.AreEqual("Größe 工厂", device.Values["wifi-ssid"]);
    }
}
