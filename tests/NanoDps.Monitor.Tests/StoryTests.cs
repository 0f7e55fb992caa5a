using System.Text.Json;
using NanoDps.Monitor.Diagnosing;
using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Tests;

[TestClass]
public sealed class StoryTests
{
    private static readonly FaultBook Book = FaultBook.Load();

    private static readonly string[] Start =
    [
        "10 I 101 boot    NanoDps 0.1.0 free-bytes=61440",
        "20 I 201 network joining as dev-01",
        "2000 I 202 network up ip=10.0.0.7",
        "2010 I 301 clock   utc=2026-11-25T02:45:00",
        "2020 I 401 dps     connecting",
    ];

    private static readonly string[] Success =
    [
        .. Start,
        "4020 I 402 dps     connected ms=2000",
        "7000 I 407 dps     assigned hub=h.azure-devices.net device=dev-01 substatus=initialAssignment",
        "7100 I 501 hub     connecting",
        "9000 I 502 hub     connected ms=1900",
    ];

    [TestMethod]
    public void ADeviceThatReachedItsHubIsWell()
    {
        var diagnosis = Of(Success);
        Assert.AreEqual(Verdict.Reached, diagnosis.Verdict);
        Assert.AreEqual("h.azure-devices.net", diagnosis.Hub);
        Assert.AreEqual("dev-01", diagnosis.DeviceId);
        Assert.IsNull(diagnosis.FirstFault);
        Assert.AreEqual(1, diagnosis.Starts);
        Assert.AreEqual("the device reached its hub h.azure-devices.net", DiagnosisText.Headline(diagnosis));
    }

    [TestMethod]
    public void TheFirstFaultComesWithWhatLedToItAndTheServicesCode()
    {
        var diagnosis = Of([
            .. Start,
            "4020 I 402 dps     connected ms=2000",
            "4030 I 404 dps     register",
            "5000 I 406 dps     reply status=401 rid=1 retry-after=-1 registration=-",
            "5001 W 451 dps     error=401002 tracking=t message=Unauthorized",
            "5002 W 450 dps     602!unauthorized: check key, id-scope, clock code=0",
            "5003 E 480 dps     round over, next in s=300",
            "9000 W 450 dps     205 connection-lost code=0",
        ]);
        Assert.AreEqual(Verdict.NotReached, diagnosis.Verdict);
        Assert.AreEqual(602, diagnosis.FirstFault!.Fault);
        Assert.AreEqual(205, diagnosis.LastFault!.Fault);
        Assert.AreEqual(8, diagnosis.FirstFault.Before.Count);
        CollectionAssert.AreEqual(
            new[] { "fault:602", "dps:401002" },
            diagnosis.FirstFault.Explain(Book).Select(row => row.Key).ToArray());
    }

    [TestMethod]
    public void WhatAServiceWritesIsNoProofThatTheHubWasReached()
    {
        var diagnosis = Of([.. Start, "5000 W 451 dps code=401002 message=bad 1 I 502 hub connected"]);
        Assert.AreEqual(Verdict.NotReached, diagnosis.Verdict);
        Assert.AreEqual(1, diagnosis.Starts);
    }

    [TestMethod]
    public void TheLastStartIsTold()
    {
        var diagnosis = Of([.. Success, .. Start, "3000 W 450 dps     203 unreachable: open port 8883 code=10061"]);
        Assert.AreEqual(Verdict.NotReached, diagnosis.Verdict);
        Assert.IsTrue(diagnosis.HasReachedBefore);
        Assert.AreEqual(2, diagnosis.Starts);
        Assert.AreEqual(
            "the device did not reach its hub since its last start; it did before",
            DiagnosisText.Headline(diagnosis));
        CollectionAssert.AreEqual(
            new[] { "fault:203", "socket:10061" },
            diagnosis.FirstFault!.Explain(Book).Select(row => row.Key).ToArray());
    }

    [TestMethod]
    public void AStartIsSeenByTheUptimeWhenItsFirstLineIsLost()
    {
        var diagnosis = Of([.. Success, .. Start.Skip(1), .. Start]);
        Assert.AreEqual(3, diagnosis.Starts);
    }

    [TestMethod]
    public void ALogThatBeginsInTheMiddleIsReadFromThere()
    {
        var diagnosis = Of(["900000 I 504 hub     sent", "900100 I 505 hub     acknowledged id=9"]);
        Assert.AreEqual(Verdict.Reached, diagnosis.Verdict);
        Assert.AreEqual(1, diagnosis.Starts);
    }

    [TestMethod]
    public void FaultsAreCounted()
    {
        var diagnosis = Of([
            .. Start,
            "3000 W 450 dps     203 unreachable code=10061",
            "5000 W 450 dps     203 unreachable code=10061",
            "7000 E 181 boot    System.Exception boom",
        ]);
        CollectionAssert.AreEqual(
            new[]
            {
                new FaultCount(203, "unreachable", 2, 3000, 5000),
                new FaultCount(901, "unexpected", 1, 7000, 7000),
            },
            diagnosis.Faults.ToArray());
        Assert.AreEqual("fault:901", diagnosis.LastFault!.Explain(Book).Single().Key);
    }

    [TestMethod]
    public void ABoardWithoutConfigurationIsOneThatLacksIt()
    {
        var diagnosis = Of(["400 I 600 shell   NanoDps 0.1.0, type help", "412 W 650 shell   not configured: id-scope is missing; type config set <name> <value>"]);
        Assert.AreEqual(101, diagnosis.FirstFault!.Fault);
        Assert.AreEqual("fault:101", diagnosis.FirstFault.Explain(Book).Single().Key);
        Assert.AreEqual("config-missing", diagnosis.Faults.Single().Name);
    }

    [TestMethod]
    public void DamagedLinesProveNothing()
    {
        var good = LineChecksum.Append(Start[0]);
        var bad = LineChecksum.Append(Success[^1]).Replace("hub     c", "hub     C", StringComparison.Ordinal);
        var diagnosis = Of([good, bad]);
        Assert.AreEqual(Verdict.NotReached, diagnosis.Verdict);
        Assert.AreEqual(1, diagnosis.Damaged);
    }

    [TestMethod]
    [DataRow("401 dps     connecting", "TLS handshake stands still")]
    [DataRow("201 network joining as dev-01", "joins its network")]
    [DataRow("405 dps     poll", "DPS is choosing the hub")]
    [DataRow("101 boot    NanoDps 0.1.0", "names no fault")]
    [DataRow("601 shell   queue=0", "lines of the shell alone")]
    public void ALogThatEndsWithoutAFaultSaysWhereItEnds(string last, string sentence)
    {
        var details = string.Join('\n', DiagnosisText.Details(Of(["10 I " + last]), Book));
        StringAssert.Contains(details, sentence);
        StringAssert.Contains(details, "what to do: ");
    }

    [TestMethod]
    public void ABootLoaderAndACrashAreTold()
    {
        var diagnosis = Of([
            .. Start,
            "Guru Meditation Error: Core  0 panic'ed (Load access fault).",
            "rst:0xc (RTC_SW_CPU_RST),boot:0xd (SPI_FAST_FLASH_BOOT)",
            .. Start,
        ]);
        Assert.AreEqual(new ResetCause(12, "RTC_SW_CPU_RST"), diagnosis.Reset);
        StringAssert.StartsWith(diagnosis.Crash, "Guru Meditation");
        Assert.AreEqual(2, diagnosis.Starts);
        Assert.AreEqual(2, diagnosis.BootLines);
    }

    [TestMethod]
    public void ABrownOutHasItsAdvice()
    {
        var details = string.Join('\n', DiagnosisText.Details(
            Of(["rst:0xf (RTCWDT_BROWN_OUT_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)", .. Start]), Book));
        StringAssert.Contains(
            details,
            "last reset, as the chip tells it: RTCWDT_BROWN_OUT_RESET (0xf) "
            + "The supply voltage fell too low.\n  what to do: Use another supply");
    }

    [TestMethod]
    public void WithoutALineThereIsNoLog()
    {
        var diagnosis = Of(["hello", "world"]);
        Assert.AreEqual(Verdict.NoLog, diagnosis.Verdict);
        Assert.AreEqual(2, diagnosis.OtherLines);
    }

    [TestMethod]
    public void TheJsonHasTheSame()
    {
        using var json = JsonDocument.Parse(DiagnosisJson.Write(
            Of([.. Start, "3000 W 450 dps     403!certificate-untrusted code=9"]), Book));
        var root = json.RootElement;
        Assert.AreEqual("not-reached", root.GetProperty("verdict").GetString());
        Assert.AreEqual(403, root.GetProperty("firstFault").GetProperty("fault").GetInt32());
        Assert.AreEqual(
            "x509:0x01",
            root.GetProperty("firstFault").GetProperty("explained")[1].GetProperty("key").GetString());
        Assert.AreEqual(5, root.GetProperty("firstFault").GetProperty("before").GetArrayLength());
        Assert.AreEqual(1, root.GetProperty("faults")[0].GetProperty("count").GetInt32());
    }

    [TestMethod]
    public void TheMemoryOfALongLogIsBounded()
    {
        var story = new Story();
        var reader = new LineReader();
        for (var i = 0; i < 200_000; i++)
        {
            foreach (var seen in reader.Read($"{i} W 450 dps     {200 + (i % 7)} unreachable code=0"))
            {
                story.Add(seen);
            }
        }

        var diagnosis = story.Diagnose();
        Assert.AreEqual(200_000, diagnosis.Lines);
        Assert.HasCount(7, diagnosis.Faults);
        Assert.HasCount(8, diagnosis.LastFault!.Before);
    }

    private static Diagnosis Of(IEnumerable<string> lines)
    {
        var story = new Story();
        var reader = new LineReader();
        foreach (var seen in lines.SelectMany(reader.Read))
        {
            story.Add(seen);
        }

        return story.Diagnose();
    }
}
