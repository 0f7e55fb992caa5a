using NanoDps.Certificates;
using NanoDps.Logging;
using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.RootUpdate.Tests;

/// <summary>Roots that expire are named in the log, from 90 days before.</summary>
[TestClass]
public sealed class RootExpiryTests
{
    // After the release date: before it a clock counts as not set.
    private static readonly DateTime Now = new(2030, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    [DataRow(91, "")]
    [DataRow(90, "expires on 2030-05-30 days=90 subject=CN=Old Root")]
    [DataRow(1, "expires on 2030-03-02 days=1 subject=CN=Old Root")]
    [DataRow(0, "expires on 2030-03-01 days=0 subject=CN=Old Root")]
    [DataRow(-1, "expired on 2030-02-28 days=-1 subject=CN=Old Root")]
    public void ARootOfSoManyDaysIsNamedAsItIs(int days, string expected)
    {
        var root = Root.Make("Old Root", new DateTimeOffset(Now).AddDays(days));

        Assert.AreEqual(expected, string.Join('\n', Check(Root.Pinned + root + Root.New)));
    }

    [TestMethod]
    public void EachRootHasItsLine()
    {
        var first = Root.Make("First", new DateTimeOffset(Now).AddDays(10));
        var second = Root.Make("Second", new DateTimeOffset(Now).AddDays(20));

        CollectionAssert.AreEqual(
            new[]
            {
                "expires on 2030-03-11 days=10 subject=CN=First",
                "expires on 2030-03-21 days=20 subject=CN=Second",
            },
            Check(first + Root.Pinned + second));
    }

    private static string[] Check(string pem)
    {
        var lines = new DeviceLines();
        new RootExpiry(pem, new Log(lines)).Check(Now);
        Assert.IsTrue(lines.Snapshot().All(line => line.Code == LogCode.RootExpiry));
        return [.. lines.Snapshot().Select(line => line.Text)];
    }
}
