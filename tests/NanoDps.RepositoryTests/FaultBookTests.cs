using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoDps.Faults;
using NanoDps.Logging;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps.RepositoryTests;

/// <summary>The one table, the firmware and the page must not part.</summary>
[TestClass]
public class FaultBookTests
{
    private static readonly FaultBook Book = FaultBook.Load();

    [TestMethod]
    public void TheTableAndTheFirmwareHaveTheSameFaults() =>
        CollectionAssert.AreEqual(
            Enum.GetValues<Fault>().Skip(1).Select(fault => (long?)(int)fault).ToList(),
            Rows(FaultKind.Fault).Select(row => row.Number).ToList(),
            "faults.tsv has other faults than Fault.cs, or in another order");

    [TestMethod]
    public void EachFaultHasItsNameItsMarkAndItsShortAdviceAsTheFirmwareHasThem()
    {
        foreach (FaultRow row in Rows(FaultKind.Fault))
        {
            string[] text = FaultTable.Describe((Fault)row.Number!).Split([' ', '!', ':'], 3);
            Assert.AreEqual(text[1], row.Name, row.Key);
            Assert.AreEqual(Mark((Fault)row.Number), row.Retrying, row.Key);
            if (text.Length > 2)
            {
                Assert.AreEqual(text[2].Trim(), row.InShort, row.Key);
            }
        }
    }

    [TestMethod]
    public void EachLogCodeOfTheFirmwareIsInTheTableByItsName()
    {
        List<string> firmware = [.. Enum.GetValues<LogCode>().Select(code => $"{(int)code} {Kebab(code.ToString())}")];
        List<string> table = [.. Rows(FaultKind.Log)
            .Where(row => row.Number < 600 || Enum.IsDefined((LogCode)row.Number!))
            .Select(row => $"{row.Code} {row.Name}")];
        CollectionAssert.AreEqual(firmware, table, "faults.tsv has other log codes than LogCode.cs");
    }

    [TestMethod]
    public void WarningsAndErrorsSayWhoseTheyAreAndWhatToDoAndInformationDoesNot()
    {
        foreach (FaultRow row in Rows(FaultKind.Log))
        {
            bool isWarning = row.Number % 100 >= 50;
            Assert.AreEqual(isWarning, row.Whose is not null, row.Key);
            Assert.AreEqual(isWarning, row.Advice is not null, row.Key);
        }
    }

    [TestMethod]
    public void EachCodeThatTlsFaultKnowsIsInTheTableByTheNameInItsComment()
    {
        string[] lines = [.. File.ReadLines(Repository.Path("firmware", "NanoDps", "Faults", "TlsFault.cs"))
            .Where(line => line.Contains("// -0x", StringComparison.Ordinal))];
        Assert.IsNotEmpty(lines);
        foreach (string line in lines)
        {
            // + " -29184:407" // -0x7200 MBEDTLS_ERR_SSL_INVALID_RECORD
            string[] comment = line[(line.IndexOf("// ", StringComparison.Ordinal) + 3)..].Split(' ');
            FaultRow? row = Book.Find(FaultKind.Tls, comment[0]);
            Assert.AreEqual(comment[1].Replace("MBEDTLS_ERR_", ""), row?.Name, line);
            StringAssert.Contains(line, $" {row!.Number}:{(int)TlsFault.FromCode((int)row.Number!)}\"");
        }
    }

    [TestMethod]
    public void TheDeviceDoesWhatTheTableSaysOfEachCode()
    {
        foreach (FaultRow row in Book.Rows)
        {
            Fault? fault = row.Kind switch
            {
                FaultKind.Tls or FaultKind.X509 => TlsFault.FromCode((int)row.Number!),
                FaultKind.Connack => Fault.ProtocolRefused - 1 + (int)row.Number!,
                FaultKind.Dps => OfStatus((int)row.Number! / (row.Number < 1000 ? 1 : 1000)),
                FaultKind.Network => Fault.NetworkDown,
                _ => null,
            };
            if (fault is not null)
            {
                Assert.AreEqual(Mark(fault.Value), row.Retrying, $"{row.Key} is fault {(int)fault}");
            }
        }
    }

    [TestMethod]
    public void TheFirmwareKnowsTheRegistrationStatusesOfTheTable()
    {
        foreach (string status in new[] { "unassigned", "failed", "disabled" })
        {
            FaultRow row = Book.Find(FaultKind.Status, status)!;
            Fault fault = ReplyFault.Of(Reply(200, $$"""{"status":"{{status}}","operationId":"5"}"""), null);
            Assert.AreNotEqual(Fault.RegistrationUnknown, fault, status);
            Assert.AreEqual(Mark(fault), row.Retrying, status);
        }
    }

    [TestMethod]
    public void ThePageIsWhatTheTableMakes()
    {
        string page = File.ReadAllText(Repository.Path("docs", "faults.md"));
        Assert.AreEqual(FaultPage.Write(Book), page, "docs/faults.md is out of date: make faults");
    }

    [TestMethod]
    public void EverySentenceEndsInAFullStopAndEachRowSaysWhereItIsFrom()
    {
        foreach (FaultRow row in Book.Rows)
        {
            Assert.IsTrue(row.Sentence.EndsWith('.'), row.Key);
            Assert.IsTrue(row.Advice?.EndsWith('.') ?? true, row.Key);
            Assert.AreNotEqual("-", row.Source, row.Key);
        }
    }

    private static List<FaultRow> Rows(FaultKind kind) => [.. Book.Rows.Where(row => row.Kind == kind)];

    private static Retrying Mark(Fault fault) =>
        FaultTable.IsPermanent(fault) ? Retrying.AfterAPause : Retrying.Soon;

    private static Fault OfStatus(int status) => ReplyFault.Of(Reply(status, "{}"), null);

    private static DpsReply Reply(int status, string body) =>
        DpsReply.Parse($"$dps/registrations/res/{status}/?$rid=1", Encoding.UTF8.GetBytes(body))!;

    private static string Kebab(string name) => string.Concat(
        name.Select((c, i) => (i > 0 && char.IsUpper(c) ? "-" : "") + char.ToLowerInvariant(c)));
}
