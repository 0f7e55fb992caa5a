using NanoDps.Field.Tests.Support;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>What throws costs a device a try, and never the device.</summary>
[TestClass]
public sealed class ThrowingMemoryTests
{
    [TestMethod]
    public async Task ADeviceWhoseMemoryThrowsTwiceReachesItsHub()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOnLibrary(
            (features, _) => features.Memory = new ThrowingMemory(2));
        await start.LineAsync(LogCode.HubConnected);
        start.Stop();

        Assert.AreEqual("no flash\nno flash", Thrown(start));
    }

    [TestMethod]
    public async Task ADeviceWhoseMemoryThrowsForEverCanBeStopped()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOnLibrary(
            (features, _) => features.Memory = new ThrowingMemory(int.MaxValue));
        await start.LineAsync(LogCode.Unexpected, 2);
        start.Stop();

        Assert.AreEqual(0, start.Count(LogCode.DpsConnected), start.Text);
    }

    [TestMethod]
    public async Task AConnectionThatThrowsWhenItIsClosedIsClosedOnceAndTheNextIsMade()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOnLibrary((features, _) =>
        {
            features.Fallback = new ThrowingTransport();
            features.Memory = new DeviceMemory { UsesFallback = true };
        });
        await start.LineAsync(LogCode.DpsConnecting, 3);
        start.Stop();

        StringAssert.StartsWith(Thrown(start), "no way in\nno way out\nno way in\nno way out");
    }

    private static string Thrown(LibraryStart start) => string.Join(
        '\n', start.Lines.Where(line => line.Code == LogCode.Unexpected).Select(line => line.Text));
}
