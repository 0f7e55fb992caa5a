extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;
using nano::System.IO.Ports;

namespace NanoDps.Host.Tests.Serial;

[TestClass]
public class SerialPortTests
{
    [TestMethod]
    public void ThePortsAreThoseThatTheDebuggerLeaves() => CollectionAssert.AreEqual(
        new[] { "COM2", "COM3" }, SerialPort.GetPortNames());

    [TestMethod]
    public void ANewPortHasTheDefaultsOfTheDevice()
    {
        using var rig = new SerialRig();
        using var port = new SerialPort("COM2");
        Assert.AreEqual(9600, port.BaudRate);
        Assert.AreEqual(8, port.DataBits);
        Assert.AreEqual(-1, port.ReadTimeout);
        Assert.AreEqual(-1, port.WriteTimeout);
        Assert.AreEqual("\n", port.NewLine);
        Assert.AreEqual(256, port.ReadBufferSize);
        Assert.AreEqual(1, port.ReceivedBytesThreshold);
        Assert.IsFalse(port.IsOpen);
    }

    [TestMethod]
    public void TheDebuggersPortAndOneThatIsMissingFailInOpenOnly()
    {
        using var rig = new SerialRig();
        using var debugger = new SerialPort("COM1");
        using var missing = new SerialPort("COM7");
        Errors.Default<ArgumentException>(debugger.Open);
        Errors.Default<ArgumentException>(missing.Open);
        Errors.Default<ArgumentException>(() => _ = missing.BytesToRead);
    }

    [TestMethod]
    public void APortWithoutPinsFailsInOpenWithAPlainException()
    {
        using var rig = new SerialRig();
        using var port = new SerialPort("COM3");
        Errors.Default<Exception>(port.Open);
        Assert.IsFalse(port.IsOpen);
    }

    [TestMethod]
    public void ANameThatIsTooShortOrNullFailsInTheConstructor()
    {
        using var rig = new SerialRig();
        Errors.Default<ArgumentOutOfRangeException>(() => _ = new SerialPort("COM"));
        Errors.Default<NullReferenceException>(() => _ = new SerialPort(null!));
    }

    [TestMethod]
    public void ASecondObjectForAPortFailsUntilTheFirstIsDisposedOf()
    {
        using var rig = new SerialRig();
        var first = SerialRig.Open();
        first.Close();
        Errors.Says<ArgumentException>(
            "Value does not fall within the expected range.", () => _ = new SerialPort("COM2"));
        first.Dispose();
        using var second = new SerialPort("COM2");
        Assert.AreEqual("COM2", second.PortName);
    }

    [TestMethod]
    public void OpeningTwiceFails()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        Errors.Default<InvalidOperationException>(port.Open);
    }

    [TestMethod]
    public void ADisposedPortFailsAndCanBeOpenedAgain()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        port.Dispose();
        Errors.Default<ObjectDisposedException>(() => port.Write("x"));
        Errors.Default<ObjectDisposedException>(() => port.Read(new byte[1], 0, 1));
        Errors.Default<ObjectDisposedException>(() => port.ReadExisting());
        Errors.Default<ObjectDisposedException>(() => port.ReadLine());
        Errors.Default<ObjectDisposedException>(() => _ = port.BytesToRead);
        Errors.Default<ObjectDisposedException>(() => port.DataReceived += (_, _) => { });
        port.Open();
        port.Write("x");
        CollectionAssert.AreEqual("x"u8.ToArray(), rig.Sent);
    }

    [TestMethod]
    public void SettingsAreChecked()
    {
        const string Range = "Value does not fall within the expected range.";
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        Errors.Says<ArgumentOutOfRangeException>(Range, () => port.BaudRate = 0);
        Errors.Says<ArgumentOutOfRangeException>(Range, () => port.DataBits = 9);
        Errors.Says<ArgumentOutOfRangeException>(Range, () => port.ReadTimeout = -2);
        Errors.Says<ArgumentOutOfRangeException>(Range, () => port.WriteTimeout = -2);
        Errors.Says<ArgumentException>(Range, () => port.NewLine = "");
        Errors.Says<ArgumentOutOfRangeException>(Range, () => port.ReadBufferSize = 0);
        Errors.Default<InvalidOperationException>(() => port.ReadBufferSize = 512);
        Errors.Default<InvalidOperationException>(() => port.InvertSignalLevels = true);
        Errors.Default<ArgumentOutOfRangeException>(() => port.ReceivedBytesThreshold = 0);
    }

    [TestMethod]
    public void TheBaudRateIsTheOneThatTheFirmwareSet()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        Assert.AreEqual(115200, rig.Uart.BaudRate);
        port.BaudRate = 9600;
        Assert.AreEqual(9600, rig.Uart.BaudRate);
    }

    [TestMethod]
    public void WhatIsWrittenLeavesAsUtf8()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        port.Write("é");
        port.WriteLine("a");
        port.WriteByte(7);
        port.Write([1, 2, 3], 1, 1);
        port.BaseStream.Write([4], 0, 1);
        CollectionAssert.AreEqual(
            new byte[] { 0xC3, 0xA9, (byte)'a', (byte)'\n', 7, 2, 4 }, rig.Sent);
    }

    [TestMethod]
    public void ANullTextIsNothingAndHasNoLineEnd()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        port.Write((string)null!);
        port.WriteLine(null!);
        Assert.IsEmpty(rig.Sent);
    }

    [TestMethod]
    public void ARangeBeyondTheBufferIsInvalidOperationAndASumBeyondItABadArgument()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        Errors.Default<InvalidOperationException>(() => port.Write(new byte[2], 3, 0));
        Errors.Default<InvalidOperationException>(() => port.Read(new byte[2], 0, 3));
        Errors.Default<InvalidOperationException>(() => port.Read(new byte[2], -1, 1));
        Errors.Default<ArgumentException>(() => port.Read(new byte[2], 1, 2));
    }

    [TestMethod]
    public void ABufferThatIsNullCrashesTheDevice()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        Assert.ThrowsExactly<DeviceCrashedException>(() => port.Write((byte[])null!, 0, 0));
        Assert.AreEqual("SerialPort was given a buffer that is null", rig.Device.Crash);
    }

    [TestMethod]
    public void WritingToAPortThatWasNeverOpenedCrashesTheDevice()
    {
        using var rig = new SerialRig();
        using var port = new SerialPort("COM2");
        Assert.ThrowsExactly<DeviceCrashedException>(() => port.Write("x"));
        Assert.AreEqual(
            "SerialPort COM2 was written to before it was opened", rig.Device.Crash);
    }

    [TestMethod]
    public void AClosedPortStillWritesAndReceives()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        port.Close();
        port.Write("x");
        rig.Uart.Receive("y"u8);
        CollectionAssert.AreEqual("x"u8.ToArray(), rig.Sent);
        Assert.AreEqual("y", port.ReadExisting());
    }

    [TestMethod]
    public void PinsAreRememberedAndHaveNoNumberBefore()
    {
        using var rig = new SerialRig();
        Assert.AreEqual(17, Pin(nano::nanoFramework.Hardware.Esp32.DeviceFunction.COM2_TX));
        Assert.AreEqual(-1, Pin(nano::nanoFramework.Hardware.Esp32.DeviceFunction.COM3_RX));
        Assert.AreEqual(-1, Pin(nano::nanoFramework.Hardware.Esp32.DeviceFunction.COM2_RTS));
        Errors.Default<ArgumentException>(
            () => nano::nanoFramework.Hardware.Esp32.Configuration.SetPinFunction(1, 0));
    }

    private static int Pin(nano::nanoFramework.Hardware.Esp32.DeviceFunction function) =>
        nano::nanoFramework.Hardware.Esp32.Configuration.GetFunctionPin(function);
}
