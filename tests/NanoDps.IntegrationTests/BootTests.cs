using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>What keeps a device from ever reaching DPS is named in one line.</summary>
[TestClass]
public sealed class BootTests : EmulatorTest
{
    [TestMethod]
    public async Task WithoutAConfigurationItSaysSo()
    {
        await StartAsync();
        var device = Fixture.StartApplication(Given.Device with { Configuration = null });

        await device.FaultAsync(
            LogCode.ConfigurationFault, "101 config-missing: write nanodps.conf");
        Assert.AreEqual(0, device.Host.Connections.Count);
    }

    [TestMethod]
    public async Task AConfigurationWithAFaultIsNamedByLineAndNameButNotByValue()
    {
        await StartAsync();
        var device = Fixture.StartApplication(Given.Device with
        {
            Configuration = "id-scope = 0ne00000A0A\nkey2 = " + Given.Device.Key + "\n",
        });

        await device.FaultAsync(
            LogCode.ConfigurationFault,
            "102 config-invalid: correct nanodps.conf: line 2: expected name = value with one of "
            + "id-scope registration-id key group-key endpoint wifi-ssid wifi-password certificate private-key, "
            + "got \"key2\"");
    }

    [TestMethod]
    public async Task AClosedPortIsNamedSoAndTriedAgain()
    {
        await StartAsync();

        // Port 1 of loopback: nothing listens there, and nobody is given it.
        var device = Fixture.StartApplication(Given.Device with { DpsAddress = "127.0.0.1:1" });

        await device.FaultAsync(LogCode.DpsFault, "203 unreachable: open port 8883 code=10061");
        await device.LineAsync(LogCode.DpsConnecting, 2);
    }
}
