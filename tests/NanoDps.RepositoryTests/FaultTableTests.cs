using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoDps.Faults;

namespace NanoDps.RepositoryTests;

[TestClass]
public partial class FaultTableTests
{
    [TestMethod]
    public void EveryFaultHasARowOfItsOwn()
    {
        List<string> names = [];
        foreach (Fault fault in Enum.GetValues<Fault>().Where(fault => fault != Fault.None))
        {
            Match row = Row().Match(FaultTable.Describe(fault));
            Assert.IsTrue(row.Success, $"{fault}: the row is '{FaultTable.Describe(fault)}'");
            Assert.AreEqual((int)fault, int.Parse(row.Groups[1].ValueSpan), $"{fault} has no row");
            names.Add(row.Groups[2].Value);
        }

        CollectionAssert.AllItemsAreUnique(names);
    }

    [TestMethod]
    public void TheLinesOfTheTableFitASerialLine()
    {
        foreach (Fault fault in Enum.GetValues<Fault>().Where(fault => fault != Fault.None))
        {
            Assert.IsLessThanOrEqualTo(70, FaultTable.Describe(fault).Length);
        }
    }

    [TestMethod]
    public void EveryConfigurationNetworkAndClockFaultIsTriedAgainSoon()
    {
        foreach (Fault fault in Enum.GetValues<Fault>())
        {
            if (fault is not Fault.None and < Fault.CertificateExpired)
            {
                Assert.IsFalse(FaultTable.IsPermanent(fault), fault.ToString());
            }
        }
    }

    [GeneratedRegex("^([0-9]{3})[ !]([a-z]+(?:-[a-z]+)*)(?:: [a-zA-Z].*[^.])?$")]
    private static partial Regex Row();
}
