extern alias nano;

using System.Collections.Concurrent;
using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;
using nano::System.IO.Ports;

namespace NanoDps.Host.Tests.Serial;

[TestClass]
public class DataReceivedTests
{
    private readonly BlockingCollection<SerialData> _events = [];

    [TestMethod]
    public void WhatComesRaisesTheEventOnAThreadOfTheDevice()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        HostDevice? seen = null;
        port.DataReceived += (_, e) =>
        {
            seen = HostDevice.CurrentOrNull;
            _events.Add(e.EventType);
        };
        rig.Uart.Receive("a"u8);
        Assert.AreEqual(SerialData.Chars, Next());
        Assert.AreSame(rig.Device, seen);
    }

    [TestMethod]
    public void TheWatchCharIsSaidInTheEvent()
    {
        using var rig = new SerialRig();
        using var port = Listening();
        port.WatchChar = '\n';
        rig.Uart.Receive("a\n"u8);
        Assert.AreEqual(SerialData.WatchChar, Next());
    }

    [TestMethod]
    public void TheWatchCharDoesNotEndARead()
    {
        using var rig = new SerialRig();
        using var port = Listening();
        port.WatchChar = '\n';
        port.ReadTimeout = 0;
        rig.Uart.Receive("\n"u8);
        Errors.Default<TimeoutException>(() => port.Read(new byte[2], 0, 2));
        Assert.AreEqual(1, port.BytesToRead);
    }

    [TestMethod]
    public void BelowTheThresholdThereIsNoEventAndLoweringItRaisesOne()
    {
        using var rig = new SerialRig();
        using var port = Listening();
        port.ReceivedBytesThreshold = 3;
        rig.Uart.Receive("ab"u8);
        rig.Uart.Receive("c"u8);
        Assert.AreEqual(SerialData.Chars, Next());
        Assert.AreEqual(3, port.BytesToRead);
        port.ReadExisting();
        rig.Uart.Receive("ab"u8);
        port.ReceivedBytesThreshold = 2;
        Assert.AreEqual(SerialData.Chars, Next());
        Assert.IsEmpty(_events);
    }

    [TestMethod]
    public void AfterAReadThatTimedOutThereIsNoEventUntilAsManyBytesAreThere()
    {
        using var rig = new SerialRig();
        using var port = Listening();
        port.ReadTimeout = 0;
        Errors.Default<TimeoutException>(() => port.Read(new byte[4], 0, 4));
        rig.Uart.Receive("abc"u8);
        rig.Uart.Receive("d"u8);
        rig.Uart.Receive("e"u8);
        Assert.AreEqual(SerialData.Chars, Next());
        Assert.AreEqual(5, port.BytesToRead);
        Assert.IsEmpty(_events);
    }

    [TestMethod]
    public void AClosedPortRaisesNoEvent()
    {
        using var rig = new SerialRig();
        using var port = Listening();
        port.Close();
        rig.Uart.Receive("abc"u8);
        port.Open();
        rig.Uart.Receive("d"u8);
        Assert.AreEqual(SerialData.Chars, Next());
        Assert.IsEmpty(_events);
    }

    [TestMethod]
    public void AHandlerThatThrowsEndsNothingElse()
    {
        using var rig = new SerialRig();
        using var port = SerialRig.Open();
        port.DataReceived += (_, e) =>
        {
            _events.Add(e.EventType);
            throw new InvalidOperationException("the handler's");
        };
        rig.Uart.Receive("a"u8);
        Next();
        rig.Uart.Receive("b"u8);
        Next();
        Assert.AreEqual("the handler's", rig.Device.Uarts.HandlerFailure?.Message);
    }

    private SerialPort Listening()
    {
        var port = SerialRig.Open();
        port.DataReceived += (_, e) => _events.Add(e.EventType);
        return port;
    }

    private SerialData Next()
    {
        Assert.IsTrue(_events.TryTake(out var kind, SerialRig.Patience), "expected an event");
        return kind;
    }
}
