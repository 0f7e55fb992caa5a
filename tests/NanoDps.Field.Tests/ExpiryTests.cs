using NanoDps.Emulator.Enrollments;
using NanoDps.Field.Tests.Support;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>The program for the field warns of certificates that expire soon, once a day.</summary>
[TestClass]
public sealed class ExpiryTests
{
    [TestMethod]
    public async Task ARootAndTheDevicesOwnCertificateAreNamedOnce()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        var now = DateTimeOffset.UtcNow;
        var (rootEnd, end) = (now.AddDays(10).AddHours(1), now.AddDays(80).AddHours(1));
        using var root = DeviceFiles.SelfSigned("CN=Old Root", end: rootEnd);
        using var own = DeviceFiles.SelfSigned("CN=device-01", end: end);
        board.Roots += root.ExportCertificatePem() + "\n";
        emulator.Enrollments.Set(new IndividualEnrollment(Service.Device, LeafThumbprints.Of(own)));
        board.Install(own);
        using var start = board.SwitchOn();

        // It looks after each message.
        await start.LineAsync(LogCode.HubAcknowledged, 5);
        var lines = await start.ReachHubAsync();
        CollectionAssert.AreEqual(
            new[]
            {
                $"expires on {rootEnd:yyyy-MM-dd} days=10 subject=CN=Old Root",
                $"expires on {end:yyyy-MM-dd} days=80 subject=CN=device-01",
            },
            lines.Where(line => line.Level != 'I').Select(line => line.Text).ToArray());
        Assert.AreEqual(2, start.Count(LogCode.RootExpiry));
    }
}
