using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests;

/// <summary>With minTlsVersion and without, the firmware is the same.</summary>
[TestClass]
public sealed class EnforcementTests : EmulatorTest
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task TheDeviceNegotiatesTheFirstSuiteOfItsPolicyWhateverTheServiceWouldTake(bool enforcement)
    {
        await StartAsync(Given.Options.WithEnforcement(enforcement));
        Fixture.StartApplication(Given.Device);

        await Fixture.TelemetryAsync("device-01", 1);

        foreach (var server in new[] { Dps, Given.Hub })
        {
            var established = await Fixture.EventAsync(server, EventKind.TlsEstablished);
            Assert.AreEqual((ushort)0xC02F, established.CipherSuite, server);
        }
    }
}
