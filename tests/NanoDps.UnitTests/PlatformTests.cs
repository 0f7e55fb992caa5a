using System;
using nanoFramework.TestFramework;
using NanoDps.Logging;
using NanoDps.Platform;
using NanoDps.Protocol;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class PlatformTests
    {
        [TestMethod]
        public void TheClockGateIsShutBeforeTheReleaseAndOpenFromItOn()
        {
            DateTime release = new DateTime(
                ClockGate.ReleaseYear, ClockGate.ReleaseMonth, ClockGate.ReleaseDay);
            Assert.IsFalse(ClockGate.IsOpen(new DateTime(1970, 1, 1)));
            Assert.IsFalse(ClockGate.IsOpen(release.AddSeconds(-1)));
            Assert.IsTrue(ClockGate.IsOpen(release));
            Assert.IsTrue(ClockGate.IsOpen(new DateTime(2100, 1, 1)));
        }

        [TestMethod]
        public void UnixSecondsAreExact()
        {
            Assert.AreEqual(0L, ClockGate.ToUnixSeconds(new DateTime(1970, 1, 1)));
            Assert.AreEqual(1893456000L, ClockGate.ToUnixSeconds(new DateTime(2030, 1, 1)));
        }

        [TestMethod]
        public void TwoDevicesThatStartAtOneMomentHaveDifferentSeeds()
        {
            int first = Jitter.Seed("dev-01", 123456789);
            Assert.AreEqual(first, Jitter.Seed("dev-01", 123456789));
            Assert.AreNotEqual(first, Jitter.Seed("dev-02", 123456789));
            Assert.AreNotEqual(first, Jitter.Seed("dev-01", 123456790));
        }

        [TestMethod]
        public void APeersTextFitsOneLine()
        {
            Assert.AreEqual("-", Log.Clean(null));
            Assert.AreEqual("a b", Log.Clean("a b"));
            Assert.AreEqual("a", Log.Clean("a\nb\r\tc"));
            Assert.AreEqual("x", Log.Clean("x\u001b[31m"));
            Assert.AreEqual("", Log.Clean("\u007f"));
            Assert.AreEqual(120, Log.Clean(new string('x', 500)).Length);
        }

        [TestMethod]
        public void TopicsAreThoseOfTheService()
        {
            Assert.AreEqual(
                "$dps/registrations/PUT/iotdps-register/?$rid=7", DpsTopics.Register(7));
            Assert.AreEqual(
                "$dps/registrations/GET/iotdps-get-operationstatus/?$rid=8&operationId=5.op",
                DpsTopics.Poll(8, "5.op"));
            Assert.AreEqual(
                "{\"registrationId\":\"dev-01\"}", DpsTopics.RegisterBody("dev-01", null, null));
            Assert.AreEqual(
                "contoso.azure-devices.net/dev-01/?api-version=2021-04-12",
                HubTopics.UserName("contoso.azure-devices.net", "dev-01"));
            Assert.AreEqual(
                "devices/dev-01/messages/events/$.ct=application%2Fjson&$.ce=utf-8",
                HubTopics.Telemetry("dev-01"));
        }
    }
}
