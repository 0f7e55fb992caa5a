extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;
using nano::System.IO.Ports;

namespace NanoDps.Host.Tests.Serial;

[TestClass]
public class SerialReadTests
{
    [TestMethod]
    public void ReadGivesExactlyWhatItAskedFor()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        rig.Uart.Receive("abcd"u8);
        var buffer = new byte[5];
        Assert.AreEqual(3, port.Read(buffer, 1, 3));
        CollectionAssert.AreEqual("\0abc\0"u8.ToArray(), buffer);
        Assert.AreEqual(1, port.BytesToRead);
        Assert.AreEqual('d', port.ReadByte());
    }

    [TestMethod]
    public async Task ReadWaitsForAllOfThem()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        var read = Task.Run(() => port.Read(new byte[4], 0, 4));
        rig.Uart.Receive("ab"u8);
        rig.Uart.Receive("cd"u8);
        Assert.AreEqual(4, await read.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [TestMethod]
    public void ReadThatTimesOutLeavesWhatCame()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        port.ReadTimeout = 0;
        rig.Uart.Receive("ab"u8);
        Errors.Default<TimeoutException>(() => port.Read(new byte[4], 0, 4));
        Assert.AreEqual("ab", port.ReadExisting());
    }

    [TestMethod]
    public void ReadExistingGivesNothingWhenThereIsNothing()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        Assert.AreEqual("", port.ReadExisting());
    }

    [TestMethod]
    public void ATextEndsAtAZeroByte()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        rig.Uart.Receive("a\0b"u8);
        Assert.AreEqual("a", port.ReadExisting());
        Assert.AreEqual(0, port.BytesToRead);
    }

    [TestMethod]
    public void ReadLineGivesOneLineAfterTheOther()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        rig.Uart.Receive("one\ntwo\nthr"u8);
        Assert.AreEqual("one", port.ReadLine());
        Assert.AreEqual("two", port.ReadLine());
        port.ReadTimeout = 0;
        Errors.Default<TimeoutException>(() => port.ReadLine());
        Assert.AreEqual("thr", port.ReadExisting());
    }

    [TestMethod]
    public async Task ReadLineWaitsForTheLineEnd()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        rig.Uart.Receive("on"u8);
        var line = Task.Run(port.ReadLine);
        await ReceiveUntil(rig, line, "e\n");
        Assert.StartsWith("one", await line.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [TestMethod]
    public void ALineEndOfTwoIsFoundAndOneOfThreeIsNot()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        port.NewLine = "\r\n";
        rig.Uart.Receive("a\nb\r\n"u8);
        Assert.AreEqual("a\nb", port.ReadLine());
        port.NewLine = "abc";
        port.ReadTimeout = 0;
        rig.Uart.Receive("xabc"u8);
        Errors.Default<TimeoutException>(() => port.ReadLine());
    }

    [TestMethod]
    public void WhatComesBeforeOpenIsLost()
    {
        using var rig = new SerialRig();
        rig.Uart.Receive("early"u8);
        using var port = SerialRig.Open();
        rig.Uart.Receive("x"u8);
        port.Close();
        port.Open();
        Assert.AreEqual(0, port.BytesToRead);
    }

    [TestMethod]
    public void WhatDoesNotFitIsLostFromTheEnd()
    {
        using var rig = new SerialRig();
        using var port = new SerialPort("COM2") { ReadBufferSize = 16 };
        port.Open();
        rig.Uart.Receive(new byte[200]);
        Assert.AreEqual(129, port.BytesToRead);
    }

    [TestMethod]
    public void ADeviceThatIsSwitchedOffEndsTheRead()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        var read = Task.Run(() => port.Read(new byte[1], 0, 1));
        rig.Device.PowerOff();
        Assert.ThrowsExactly<DeviceStoppedException>(() => read.GetAwaiter().GetResult());
    }

    // The line end counts only when it comes while ReadLine waits already.
    private static async Task ReceiveUntil(SerialRig rig, Task done, string text)
    {
        while (!done.IsCompleted)
        {
            rig.Uart.Receive(System.Text.Encoding.UTF8.GetBytes(text));
            await Task.WhenAny(done, Task.Delay(10));
        }
    }
}
