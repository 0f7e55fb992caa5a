using NanoDps.Monitor.Diagnosing;

namespace NanoDps.Monitor.Tests;

/// <summary>What the status line shows.</summary>
[TestClass]
public sealed class DeviceStatusTests
{
    [TestMethod]
    public void ItIsTheLatest()
    {
        var status = Of(
            "10 I 101 boot    NanoDps 0.1.0 free-bytes=61440",
            "20 W 450 dps     203 unreachable code=10061",
            "30 I 601 shell   heap=50000 queue=3 rssi=-61");
        Assert.AreEqual(
            ("dps", 30L, 50000L, 3L, -61L, "203 unreachable"),
            (status.Phase, status.Uptime, status.Heap, status.Queue, status.Rssi, status.Fault));
        status.Add(LogLine.Parse("40 I 502 hub     connected ms=1")!);
        Assert.IsNull(status.Fault);
    }

    [TestMethod]
    [DataRow("20 I 401 dps     connecting native=163840 block=114688 heap=50000")]
    [DataRow("20 I 402 dps     connected ms=2210 native=163840 block=114688 heap=50000")]
    [DataRow("20 W 450 dps     405 tls code=-1 tls=fatal-alert native=163840 block=114688 heap=50000")]
    [DataRow("20 I 501 hub     connecting native=163840 block=114688 heap=50000")]
    [DataRow("20 I 502 hub     connected ms=1 native=163840 block=114688 heap=50000 queue=0")]
    [DataRow("20 W 550 hub     205 closed code=0 native=163840 block=114688 heap=50000")]
    [DataRow("20 I 601 shell   native=163840 block=114688 heap=50000")]
    public void EachConnectionTellsTheMemory(string line)
    {
        var status = Of("10 I 101 boot    NanoDps 0.1.0 free-bytes=61440");
        Assert.AreEqual((61440L, null), (status.Heap, status.Native));
        status.Add(LogLine.Parse(line)!);
        Assert.AreEqual((50000L, 163840L), (status.Heap, status.Native));
    }

    [TestMethod]
    [DataRow("20 W 451 dps     error=401002 tracking=t message= heap=1 queue=9 rssi=0")]
    [DataRow("20 I 601 shell   last 5 W 451 dps     error=1 message= heap=1 queue=9 rssi=0")]
    [DataRow("20 I 601 shell   now 5 W 451 dps     error=1 message= heap=1 queue=9 rssi=0")]
    public void WhatAServiceWritesIsNoMeasurement(string line)
    {
        var status = Of("10 I 101 boot    NanoDps 0.1.0 free-bytes=61440", line);
        Assert.AreEqual((61440L, null, null), (status.Heap, status.Queue, status.Rssi));
    }

    private static DeviceStatus Of(params string[] lines)
    {
        var status = new DeviceStatus();
        foreach (var line in lines)
        {
            status.Add(LogLine.Parse(line)!);
        }

        return status;
    }
}
