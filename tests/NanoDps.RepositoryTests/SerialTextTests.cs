using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoDps.Faults;
using NanoDps.FieldApp;
using NanoDps.Serial;

namespace NanoDps.RepositoryTests;

/// <summary>What the firmware's serial line says is what the tables say.</summary>
[TestClass]
public class SerialTextTests
{
    private static readonly FaultBook Book = FaultBook.Load();

    [TestMethod]
    public void EachFlagsNameIsThatOfTheTable()
    {
        FaultRow[] rows = [.. Book.Rows.Where(row => row.Kind == FaultKind.X509)];
        foreach (FaultRow row in rows)
        {
            string name = Wire(row.Name.Replace("BADCERT_", "").Replace("BADCRL", "CRL"));
            Assert.AreEqual(name, TlsNames.Of((int)row.Number!), row.Key);
        }

        Assert.HasCount(20, rows);
    }

    [TestMethod]
    public void EachCodesNameIsThatOfTheTable()
    {
        int found = 0;
        for (int code = -0x8000; code < 0; code++)
        {
            if (TlsNames.Of(code) is { } name)
            {
                FaultRow? row = Book.Rows.SingleOrDefault(
                    row => row.Kind == FaultKind.Tls && row.Number == code);
                Assert.AreEqual(name, row is null ? "none" : Wire(row.Name), $"{code}");
                found++;
            }
        }

        Assert.IsGreaterThan(15, found);
    }

    [TestMethod]
    public void EachBoardsUartIsTheOneOfItsBoardFile()
    {
        string[] boards = [.. Directory.GetDirectories(Repository.Path("boards"))
            .Select(folder => Path.Combine(folder, "board.json"))
            .Where(File.Exists)];
        int found = 0;
        foreach (string board in boards)
        {
            JsonElement json = JsonDocument.Parse(File.ReadAllText(board)).RootElement;
            if (!json.TryGetProperty("preset", out JsonElement preset))
            {
                continue;
            }

            JsonElement uart = json.GetProperty("uart");
            Assert.AreEqual(
                $"{uart.GetProperty("port")} {uart.GetProperty("tx")} {uart.GetProperty("rx")}",
                BoardUart.Find(preset.GetString()!),
                board);
            found++;
        }

        Assert.AreEqual(12, found);
        Assert.IsNull(BoardUart.Find("ESP32"));
    }

    private static string Wire(string name) => name.ToLowerInvariant().Replace('_', '-');
}
