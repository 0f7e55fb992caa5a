using System.Globalization;
using System.Text;
using NanoDps.Emulator.Faults;
using NanoDps.Faults;
using NanoDps.Machine.Tests.World;
using Transport = NanoDps.Machine.Transport;

namespace NanoDps.Machine.Tests.Matrix;

/// <summary>
/// Every fault, at every point, over both transports, each run to its end in virtual time. A fault
/// that happens once must be recovered from; one that stays must be waited out by its own name. The
/// page has what becomes of each.
/// </summary>
[TestClass]
public class FaultMatrixTests
{
    private const string Page = "tests/fault-matrix.md";
    private const int Messages = 2;
    private const long Day = 86400000;

    private const string Head =
        """
        # The fault matrix

        Every fault of the [fault script](../docs/faults-script.md) at every point where it can be put,
        over MQTT and over HTTPS, run to its end in virtual time by NanoDps.Machine.Tests, which holds this
        page (`make tables` writes it). Jitter is at its least, so pauses are at their shortest.

        *Once*: the fault happens one time; in how many seconds both messages are acknowledged all the same
        (7 without any fault over MQTT, 9 over HTTPS), and the faults that the device names on the way.
        *Always*: it happens every time, for two days: "none" when the device lives with it, otherwise the
        faults that it names, how many connections a day it makes, and the shortest time between two.

        Virtual time knows no native call: a handshake that stalls (`stall` and `delay=90` at the points before
        `connect` and `register`) is ended here by the machine's deadline. On a board it stops every managed
        thread. With the limit of [boards.md](../docs/boards.md) in its CLR it ends as 408 after 20 s; without,
        only a reset ends it, and the breadcrumb has the next start wait, and take the other transport.

        | point | fault | transport | once | always |
        |---|---|---|---|---|

        """;

    [TestMethod]
    public void EveryFaultOnEveryStepOnBothTransportsIsSurvived()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        List<string> failures = [];
        foreach (var (point, action) in FaultCases.All)
        {
            foreach (var isHttps in new[] { false, true })
            {
                if (!Transports(point).Contains(isHttps))
                {
                    continue;
                }

                var once = Run(point, "1", action, isHttps, failures);
                var always = Run(point, "all", action, isHttps, failures);
                page.Append(CultureInfo.InvariantCulture, $"| {point} | `{action}` | ")
                    .Append(isHttps ? "HTTPS" : "MQTT")
                    .Append(CultureInfo.InvariantCulture, $" | {once} | {always} |\n");
            }
        }

        Assert.AreEqual("", string.Join('\n', failures));
        Repository.Hold(Page, page.ToString());
    }

    [TestMethod]
    [DataRow("* accept all stall")]
    [DataRow("* accept all drop")]
    [DataRow("* accept all close")]
    [DataRow("* handshake all stall")]
    [DataRow("* handshake all drop")]
    [DataRow("each connect all stall")]
    [DataRow("each connect all close")]
    [DataRow("each subscribe all stall")]
    public void WhateverBlocksMqttHttpsIsTriedWithinTwoMinutes(string rule)
    {
        var run = new VirtualDevice(FaultScript.Parse(rule), Transport.Mqtt, uint.MaxValue);
        run.Run(Messages, Day);
        Assert.AreEqual(Messages, run.Acknowledged);
        Assert.IsLessThan(120_000, run.Now);
        Assert.AreEqual("", string.Join('\n', run.Offences));
    }

    /// <summary>By which a point is met: false for MQTT, true for HTTPS.</summary>
    private static bool[] Transports(string point) =>
        point is "register" or "poll" ? [false, true]
        : point.StartsWith("web", StringComparison.Ordinal) ? [true]
        : [false];

    private static string Run(
        string point, string which, string action, bool isHttps, List<string> failures)
    {
        var device = point.EndsWith("accept", StringComparison.Ordinal)
            || point.EndsWith("handshake", StringComparison.Ordinal) ? "*" : "each";
        var rule = $"{device} {point} {which} {action}";
        var run = new VirtualDevice(
            FaultScript.Parse(rule), isHttps ? Transport.Https : Transport.MqttOnly, 0);
        run.Run(Messages, 2 * Day);
        failures.AddRange(run.Offences.Distinct().Select(offence => $"{rule}: {offence}"));
        if (run.Injected == 0)
        {
            failures.Add($"{rule}: was never met");
        }

        if (run.ShortestPause < ConnectionMachine.FirstBackoff / 2)
        {
            failures.Add($"{rule}: connects again after {run.ShortestPause} ms");
        }

        var isDone = run.Acknowledged == Messages;
        var names = Names(run.Faults);
        if (which == "1")
        {
            if (!isDone)
            {
                failures.Add($"{rule}: did not recover, {names}");
            }

            return $"{run.Now / 1000} s{(names.Length > 0 ? ", " + names : "")}";
        }

        if (!isDone && run.Faults.Count == 0)
        {
            failures.Add($"{rule}: it hangs and names no fault");
        }

        return isDone
            ? "none" + (names.Length > 0 ? ", " + names : "")
            : $"{names}; {run.Connections / 2} a day, {run.ShortestPause / 1000.0:0.#} s";
    }

    private static string Names(IEnumerable<Fault> faults) =>
        string.Join(", ", faults.Distinct().Select(fault =>
            FaultTable.Describe(fault).Split(':')[0].Replace('!', ' ')));
}
