using System;
using nanoFramework.TestFramework;
using NanoDps.Certificates;
using NanoDps.Logging;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class RootExpiryTests
    {
        [TestMethod]
        public void NinetyOneDaysBeforeTheEndThereIsNothingToSay()
        {
            Assert.IsNull(Describe(91));
        }

        [TestMethod]
        [DataRow(90, "expires on 2027-03-01 days=90 subject=CN=a")]
        [DataRow(1, "expires on 2027-03-01 days=1 subject=CN=a")]
        [DataRow(0, "expires on 2027-03-01 days=0 subject=CN=a")]
        [DataRow(-1, "expired on 2027-03-01 days=-1 subject=CN=a")]
        public void From90DaysBeforeTheEndOnItIsSaid(int days, string expected)
        {
            Assert.AreEqual(expected, Describe(days));
        }

        [TestMethod]
        public void TheLogIsToldOncePerDay()
        {
            OneLine sink = new OneLine();
            RootExpiry expiry = new RootExpiry(RootVectors.Certificate, new Log(sink));
            DateTime now = new DateTime(2037, 10, 1);
            expiry.Check(now);
            Assert.IsTrue(sink.Line.EndsWith(
                " W 163 boot    expires on 2037-11-07 days=37 subject=CN=Test Root"), sink.Line);
            sink.Line = "";
            expiry.Check(now.AddHours(23));
            Assert.AreEqual("", sink.Line);
            expiry.Check(now.AddHours(24));
            Assert.IsTrue(sink.Line.Contains("days=36"), sink.Line);
        }

        [TestMethod]
        public void NothingIsSaidWhileTheClockIsNotSet()
        {
            OneLine sink = new OneLine();
            sink.Line = "";
            RootExpiry expiry = new RootExpiry(RootVectors.Certificate, new Log(sink));
            expiry.Check(new DateTime(1970, 1, 1));
            Assert.AreEqual("", sink.Line);
        }

        private static string Describe(int days)
        {
            DateTime end = new DateTime(2027, 3, 1);
            return RootExpiry.Describe("CN=a", end, end.AddDays(-days));
        }
    }
}
