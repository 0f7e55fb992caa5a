extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;
using nano::nanoFramework.Hardware.Esp32;
using nano::nanoFramework.Runtime.Native;

namespace NanoDps.Host.Tests.Runtime;

[TestClass]
public class DeviceTests
{
    private const int Patience = 10_000;

    [TestMethod]
    public void AThreadThatADeviceStartsBelongsToIt()
    {
        using var device = new TestDevice();
        HostDevice? seen = null;
        var thread = new Thread(() => seen = HostDevice.CurrentOrNull);
        thread.Start();
        thread.Join();
        Assert.AreSame(device.Device, seen);
    }

    [TestMethod]
    public void TheDeviceBeforeIsCurrentAgainAfterwards()
    {
        using var first = new TestDevice();

        using (var second = new TestDevice())
        {
            Assert.AreSame(second.Device, HostDevice.Current);
        }

        Assert.AreSame(first.Device, HostDevice.Current);
    }

    [TestMethod]
    public void WithoutADeviceCurrentSaysWhatToDo()
    {
        Assert.IsNull(HostDevice.CurrentOrNull);
        Errors.Says<InvalidOperationException>(
            "expected a thread of a device, got one without; call HostDevice.Enter() first",
            () => _ = HostDevice.Current);
    }

    [TestMethod]
    public void TheConsoleOfEachDeviceGoesToItsSink()
    {
        using var first = new StringWriter();
        using var second = new StringWriter();
        using (new TestDevice(console: first))
        {
            Console.WriteLine("one");
            using (new TestDevice(console: second))
            {
                Console.WriteLine("two");
            }

            Console.WriteLine("three");
        }

        var guard = new SecretGuard("a device's console");
        Assert.AreEqual("one\nthree\n", guard.See(first.ToString()));
        Assert.AreEqual("two\n", guard.See(second.ToString()));
    }

    [TestMethod]
    public void ADevicesStorageIsAFolderOfItsOwn()
    {
        using var device = new TestDevice();
        Assert.IsTrue(Directory.Exists(device.Device.StorageRoot));
        Assert.IsTrue(Path.IsPathRooted(device.Device.StorageRoot));
    }

    [TestMethod]
    public void PowerOffEndsABlockedCallAndEveryLaterOne()
    {
        var (server, _) = RawServer.Manual();
        using var listening = server;
        using var device = new TestDevice();
        var socket = TlsClient.Connect(server.Port);
        var blocked = Task.Factory.StartNew(
            () => Errors.SocketCode(() => socket.Receive(new byte[1])),
            TaskCreationOptions.LongRunning);
        Assert.IsFalse(blocked.Wait(200));
        device.Device.PowerOff();
        Assert.IsTrue(blocked.Wait(Patience));
        Assert.AreEqual(Errors.ClosedMeanwhile, blocked.Result);
        Assert.IsFalse(device.Device.IsOn);
        Errors.Says<DeviceStoppedException>(
            "device test is switched off", () => TlsClient.Connect(server.Port));
        socket.Close();
    }

    [TestMethod]
    public void ARebootTellsTheFirmwareThenTheOwnerAndDoesNotReturn()
    {
        using var device = new TestDevice();
        var told = new List<string>();
        Power.OnRebootEvent += () => told.Add("firmware");
        device.Device.Rebooting += () => told.Add($"owner, on: {device.Device.IsOn}");
        Errors.Says<DeviceStoppedException>("device test reboots", () => Power.RebootDevice());
        CollectionAssert.AreEqual(new[] { "firmware", "owner, on: False" }, told);
    }

    [TestMethod]
    public void MemoryFiguresAreTheBoards()
    {
        using var device = new TestDevice();
        NativeMemory.GetMemoryInfo(
            NativeMemory.MemoryType.Internal, out var total, out var free, out var largest);
        var memory = TestDevice.Board.Memory;
        Assert.AreEqual(memory, new BoardMemory(total, free, largest));
        Assert.AreEqual(memory.FreeBytes, nano::nanoFramework.Runtime.Native.GC.Run(true));
        NativeMemory.GetMemoryInfo(
            NativeMemory.MemoryType.SpiRam, out total, out _, out _);
        Assert.AreEqual(0u, total);
    }

    [TestMethod]
    public void TheSystemIsTheHostBoard()
    {
        using var device = new TestDevice();
        Assert.AreEqual("HOST", SystemInfo.TargetName);
        Assert.AreEqual("HOST", SystemInfo.Platform);
        Assert.IsFalse(Rtc.SetSystemTime(DateTime.UtcNow), "the clock is the computer's");
    }
}
