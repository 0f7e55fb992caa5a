using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Tests;

[TestClass]
public sealed class LineReaderTests
{
    private const string One = "12345 I 402 dps     connected ms=2210";
    private const string Two = "12399 W 450 dps     602!unauthorized: check key code=0";

    private const string Forged = "5000 W 451 dps     code=401002 message=bad 1 I 502 hub connected";

    private static readonly string WithOne = LineChecksum.Append(One);
    private static readonly string WithTwo = LineChecksum.Append(Two);

    [TestMethod]
    public void AWholeLineIsOne() => Expect(["Log " + One], WithOne);

    [TestMethod]
    public void ALineOfADebuggerHasNoChecksum() => Expect(["Log " + One, "Log " + Two], One, Two);

    [TestMethod]
    public void ALineThatWasChangedIsDamaged() =>
        Expect(
            ["Damaged " + WithOne.Replace("2210", "2211", StringComparison.Ordinal)],
            WithOne.Replace("2210", "2211", StringComparison.Ordinal));

    [TestMethod]
    public void ALineThatWasCutOffIsDamagedWhereOthersHaveChecksums() =>
        Expect(["Log " + One, "Damaged " + Two], WithOne, Two);

    [TestMethod]
    public void TheRestOfALineIsDamaged() => Expect(["Damaged cted ms=2210 *" + WithOne[^4..]], WithOne[25..]);

    [TestMethod]
    public void ALostLineEndMakesTwoOfOne() =>
        Expect(["Log " + One, "Log " + Two], WithOne + WithTwo);

    // What stands behind the head of a line that did not come whole may be a service's text.
    [TestMethod]
    public void ATornLineTakesTheLineBehindItWithIt() =>
        Expect(["Damaged " + One[..24] + WithTwo], One[..24] + WithTwo);

    [TestMethod]
    public void NoiseBehindALineTakesItWithIt() =>
        Expect(["Damaged " + WithOne + "\ufffd\ufffdx"], WithOne + "\ufffd\ufffdx");

    [TestMethod]
    public void NoiseBeforeALineLeavesItWhole() =>
        Expect(["Damaged \ufffd\ufffdx", "Log " + One], "\ufffd\ufffdx" + WithOne);

    [TestMethod]
    public void DigitsOfATornLineDoNotChangeTheUptime()
    {
        // "… ms=22" without its head, and then "12399 W …"
        var seen = new LineReader().Read(One[25..^2] + WithTwo);
        Assert.HasCount(2, seen);
        Assert.AreEqual(12399L, seen[1].Line?.Uptime);
    }

    [TestMethod]
    public void WhatATerminalWritesBeforeALineWithAChecksumIsLeftOutToo() =>
        Expect(
            ["Log " + One, "Log " + Two, "Log " + One],
            "[2026-11-25 02:45:12.345] " + WithOne,
            "Nov 25 02:45:12 " + WithTwo,
            "02:45:12.345 -> " + WithOne);

    [TestMethod]
    public void WhatATerminalWritesBeforeALineIsLeftOut() =>
        Expect(["Log " + One], "[2026-11-25 02:45:12.345] " + One);

    [TestMethod]
    public void WhatALineQuotesIsNoLine() =>
        Expect(["Log " + Forged], Forged);

    [TestMethod]
    public void WhatALineQuotesIsNoLineBehindATimeOfATerminalEither() =>
        Expect(["Log " + Forged], "[2026-11-25 02:45:12.345] " + Forged);

    [TestMethod]
    public void TheRestOfALineBeforeAnotherIsLeftOut() =>
        Expect(["Log " + Two], One[8..24] + " " + Two);

    [TestMethod]
    public void ManyLinesWithoutLineEndsAreToldApart() =>
        Expect(
            [.. Enumerable.Repeat("Log " + One, 90)],
            string.Concat(Enumerable.Repeat(WithOne, 90)));

    [TestMethod]
    public void ALineOfTheHistoryIsTheShells() =>
        Expect(
            ["Log 99 I 601 shell   last " + Two],
            LineChecksum.Append("99 I 601 shell   last " + Two));

    [TestMethod]
    public void TheChipsOwnLinesAreKnown() =>
        Expect(
            [
                "Boot ESP-ROM:esp32c3-api1-20210207",
                "Boot rst:0xc (RTC_SW_CPU_RST),boot:0xd (SPI_FAST_FLASH_BOOT)",
                "Boot I (23) boot: ESP-IDF v5.5.4 2nd stage bootloader",
                "Crash Guru Meditation Error: Core  0 panic'ed (Load access fault).",
                "Crash Brownout detector was triggered",
                "Other config set id-scope 0ne1",
            ],
            "ESP-ROM:esp32c3-api1-20210207",
            "rst:0xc (RTC_SW_CPU_RST),boot:0xd (SPI_FAST_FLASH_BOOT)",
            "I (23) boot: ESP-IDF v5.5.4 2nd stage bootloader",
            "Guru Meditation Error: Core  0 panic'ed (Load access fault).",
            "Brownout detector was triggered",
            "config set id-scope 0ne1");

    private static void Expect(string[] expected, params string[] lines)
    {
        var reader = new LineReader();
        CollectionAssert.AreEqual(
            expected,
            lines.SelectMany(reader.Read).Select(seen => $"{seen.Kind} {seen.Text}").ToList());
    }
}
