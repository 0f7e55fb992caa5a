namespace NanoDps.Boards.Tests;

/// <summary>Where the diagnostics UART may not be.</summary>
[TestClass]
public sealed class PinCheckTests
{
    [TestMethod]
    public void Com1IsTheDebuggers()
    {
        AssertProblem(
            "ESP32_C3", "\"COM2\"", "\"COM1\"",
            "expected a free UART, got COM1, which is the debugger's");
    }

    [TestMethod]
    public void APortThatTheClrDoesNotOpenOnTheChipIsRefused()
    {
        AssertProblem(
            "ESP32_C3", "\"COM2\"", "\"COM3\"",
            "expected COM2, which the CLR opens on esp32c3, got COM3");
    }

    [TestMethod]
    [DataRow("ESP32_REV3", "\"tx\": 33", "\"tx\": 6", "TX, got GPIO6, which is the flash's")]
    [DataRow(
        "ESP32_PSRAM_REV3", "\"tx\": 33", "\"tx\": 17",
        "TX, got GPIO17, which is the PSRAM's")]
    [DataRow(
        "ESP32_S3_OCTAL", "\"rx\": 18", "\"rx\": 35",
        "RX, got GPIO35, which is the octal PSRAM's")]
    [DataRow("ESP32_C61", "\"rx\": 5", "\"rx\": 14", "RX, got GPIO14, which is the PSRAM's")]
    [DataRow("ESP32_C3", "\"tx\": 4", "\"tx\": 21", "TX, got GPIO21, which is the debugger's")]
    [DataRow("ESP32_S2", "\"rx\": 5", "\"rx\": 19", "RX, got GPIO19, which is USB's")]
    public void APinThatIsTakenIsRefused(
        string board, string old, string replacement, string expected)
    {
        AssertProblem(board, old, replacement, "expected a free pin for " + expected);
    }

    [TestMethod]
    public void WithoutPsramItsPinsAreFree()
    {
        using var boards = new BoardsCopy()
            .Replace("ESP32_REV3/board.json", "\"tx\": 33", "\"tx\": 17");

        var board = boards.Load().Devices.Single(board => board.Name == "ESP32_REV3");
        Assert.IsEmpty(BoardCheck.ProblemsOf(boards.Load(), board));
    }

    [TestMethod]
    public void APinThatCanOnlyReceiveCannotSend()
    {
        AssertProblem(
            "ESP32_OLIMEX", "\"tx\": 4", "\"tx\": 35",
            "expected a TX that can send, got GPIO35, which is input only");
    }

    [TestMethod]
    public void OnePinCannotBeBoth()
    {
        AssertProblem(
            "ESP32_C3", "\"rx\": 5", "\"rx\": 4", "expected two pins, got GPIO4 for both");
    }

    [TestMethod]
    public void APinThatTheChipDoesNotHaveIsRefused()
    {
        AssertProblem(
            "ESP32_C3", "\"rx\": 5", "\"rx\": 22", "expected RX up to GPIO21, got GPIO22");
    }

    [TestMethod]
    public void APinThatIsReadAtResetNeedsAReason()
    {
        AssertProblem(
            "ESP32_C3", "\"rx\": 5", "\"rx\": 9",
            "expected a strappingReason exactly when a pin is read at reset");
    }

    private static void AssertProblem(string board, string old, string replacement, string expected)
    {
        using var boards = new BoardsCopy().Replace($"{board}/board.json", old, replacement);

        Assert.Contains($"{board}: {expected}", boards.Problems());
    }
}
