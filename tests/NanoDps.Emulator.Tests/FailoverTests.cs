using System.Net;
using System.Net.Sockets;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

/// <summary>A front end moves to another address, with the same name and the same rules.</summary>
[TestClass]
public sealed class FailoverTests
{
    [TestMethod]
    public async Task EveryServerMovesToAnotherAddressAndClosesTheOldOne()
    {
        await using var emulator = await TestSupport.StartAsync();
        var before = Addresses(emulator);
        await emulator.FailOverAsync(TestSupport.Soon);
        var after = Addresses(emulator);

        CollectionAssert.AreEqual(
            new[] { "127.0.0.2", "127.0.0.2" }, after.Select(one => one.Address.ToString()).ToArray());
        foreach (var address in before)
        {
            await RefusesAsync(address);
        }

        foreach (var address in after)
        {
            StringAssert.Contains(
                await OpenSsl.ClientAsync(address, $"-tls1_2 -CAfile {emulator.Facts.CaFile}"),
                "Verify return code: 0 (ok)");
        }

        Assert.AreEqual("127.0.0.2", emulator.Facts.Dps.Address);
        Assert.AreEqual(after[0].Port, emulator.Facts.Dps.Port);
        Assert.AreEqual(
            $"{TestSupport.DpsHost} from {before[0]} to {after[0]}",
            (await emulator.NextAsync(EventKind.FailedOver)).Text);
    }

    [TestMethod]
    public async Task TheRulesStayTheSame()
    {
        await using var emulator = await TestSupport.StartAsync();
        await emulator.FailOverAsync(TestSupport.Soon);
        foreach (var address in Addresses(emulator))
        {
            StringAssert.Contains(
                await OpenSsl.ClientAsync(address, "-tls1_2 -cipher AES128-SHA"), "SSL alert number 40");
        }
    }

    [TestMethod]
    public async Task AConnectionIsCutAndItsEndNamed()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator);
        await emulator.Dps.MoveAsync(TestSupport.Soon);

        await device.Disconnected;
        Assert.AreEqual(
            "cut by the failover", (await emulator.NextAsync(EventKind.Disconnected, "alone-01")).Text);
    }

    [TestMethod]
    public async Task AnOperationThatBeganAtTheOldAddressEndsAtTheNewOne()
    {
        await using var emulator = await TestSupport.StartAsync();
        string operation;
        await using (var device = await Device.AtDpsAsync(emulator))
        {
            operation = await device.OperationAsync();
        }

        await emulator.FailOverAsync(TestSupport.Soon);
        await using var back = await Device.AtDpsAsync(emulator);
        await back.PollAsync("2", operation);
        Assert.AreEqual(202, (await back.AnswerAsync()).Status);
        await back.PollAsync("3", operation);
        Assert.AreEqual(200, (await back.AnswerAsync()).Status);
    }

    [TestMethod]
    public async Task AHubKeepsItsDevices()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using (var device = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary))
        {
            await device.ProvisionAsync();
        }

        await emulator.Hubs[0].MoveAsync(TestSupport.Soon);
        await using var back = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary);
        await back.ConnectToHubAsync();
        await back.PublishAsync("devices/alone-01/messages/events/", "1");

        Assert.AreEqual(1, emulator.Hubs[0].MessagesOf("alone-01"));
    }

    [TestMethod]
    public async Task AServerMovesAgainAndAgain()
    {
        await using var emulator = await TestSupport.StartAsync();
        await Task.WhenAll(
            emulator.Dps.MoveAsync(TestSupport.Soon), emulator.Dps.MoveAsync(TestSupport.Soon));
        await emulator.Dps.MoveAsync(TestSupport.Soon);

        Assert.AreEqual("127.0.0.4", emulator.DpsAddress().Address.ToString());
    }

    [TestMethod]
    public async Task AFixedPortStaysTheSame()
    {
        int port;
        await using (var free = await TestSupport.StartAsync())
        {
            port = free.DpsAddress().Port;
        }

        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { DpsPort = port }, TestSupport.Soon);
        await emulator.Dps.MoveAsync(TestSupport.Soon);

        Assert.AreEqual(new IPEndPoint(IPAddress.Parse("127.0.0.2"), port), emulator.DpsAddress());
    }

    [TestMethod]
    public async Task APortThatIsTakenThereIsAnErrorAndChangesNothing()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { DpsPort = FreePort() }, TestSupport.Soon);
        var before = emulator.DpsAddress();
        using var other = new TcpListener(IPAddress.Parse("127.0.0.2"), before.Port);
        other.Start();

        var exception = await Assert.ThrowsAsync<IOException>(
            () => emulator.Dps.MoveAsync(TestSupport.Soon));

        StringAssert.Contains(exception.Message, "address already in use");
        Assert.AreEqual(before, emulator.DpsAddress());
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("1");
        Assert.AreEqual(202, (await device.AnswerAsync()).Status);
    }

    [TestMethod]
    public async Task AtAnAddressThatIsNotLoopbackItIsAnotherPort()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Address = IPAddress.IPv6Loopback }, TestSupport.Soon);
        var before = emulator.DpsAddress();
        await emulator.Dps.MoveAsync(TestSupport.Soon);

        Assert.AreEqual(before.Address, emulator.DpsAddress().Address);
        Assert.AreNotEqual(before.Port, emulator.DpsAddress().Port);
    }

    [TestMethod]
    public async Task ItHappensByItselfAtItsTimeAndNotBefore()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Clock = clock, FailOverAfter = TimeSpan.FromSeconds(60) },
            TestSupport.Soon);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.AreEqual("127.0.0.1", emulator.Facts.Dps.Address);

        clock.Advance(TimeSpan.FromSeconds(1));
        await emulator.Events.WaitForAsync(one => one.Kind == EventKind.FailedOver, 4, TestSupport.Soon);
        Assert.AreEqual("127.0.0.2", emulator.Facts.Dps.Address);
        Assert.AreEqual("127.0.0.2", emulator.Facts.Hubs[0].Address);
    }

    [TestMethod]
    public async Task AnEmulatorThatHasEndedMovesNoMoreAndEndsAgainQuietly()
    {
        var emulator = await TestSupport.StartAsync();
        await emulator.DisposeAsync();
        await emulator.DisposeAsync();

        await Assert.ThrowsExactlyAsync<ObjectDisposedException>(
            () => emulator.FailOverAsync(TestSupport.Soon));
    }

    private static IPEndPoint[] Addresses(ServiceEmulator emulator) =>
        [emulator.DpsAddress(), .. emulator.Hubs.Select(hub => hub.Endpoint.Address)];

    private static async Task RefusesAsync(IPEndPoint address)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var exception = await Assert.ThrowsExactlyAsync<SocketException>(
            async () => await socket.ConnectAsync(address, TestSupport.Soon));
        Assert.AreEqual(SocketError.ConnectionRefused, exception.SocketErrorCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
