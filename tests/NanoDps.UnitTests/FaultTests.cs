using nanoFramework.M2Mqtt.Messages;
using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;
using NanoDps.Mqtt;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class FaultTests
    {
        [TestMethod]
        [DataRow(-30592, 405)]
        [DataRow(-28160, 405)]
        [DataRow(-28288, 406)]
        [DataRow(-29184, 407)]
        [DataRow(-29440, 407)]
        [DataRow(-29312, 408)]
        [DataRow(-26624, 408)]
        [DataRow(-30848, 408)]
        [DataRow(-76, 408)]
        [DataRow(-78, 408)]
        [DataRow(-80, 408)]
        [DataRow(-32512, 409)]
        [DataRow(-10368, 409)]
        [DataRow(-20864, 409)]
        [DataRow(-16, 409)]
        [DataRow(-23936, 410)]
        [DataRow(-8, 410)]
        [DataRow(-1, 410)]
        [DataRow(0, 410)]
        public void AnMbedTlsCodeHasItsFault(int code, int fault)
        {
            Assert.AreEqual(fault, (int)TlsFault.FromCode(code));
        }

        [TestMethod]
        [DataRow(1, 401)]
        [DataRow(4, 402)]
        [DataRow(8, 403)]
        [DataRow(512, 302)]
        [DataRow(16384, 404)]
        [DataRow(2, 404)]
        [DataRow(13, 401)]
        [DataRow(12, 403)]
        [DataRow(512 + 8, 302)]
        public void VerifyFlagsAreTestedAsBitsTheClockFirst(int flags, int fault)
        {
            Assert.AreEqual(fault, (int)TlsFault.FromCode(flags));
        }

        [TestMethod]
        [DataRow(1, 501)]
        [DataRow(2, 502)]
        [DataRow(3, 503)]
        [DataRow(4, 504)]
        [DataRow(5, 505)]
        [DataRow(6, 506)]
        [DataRow(99, 506)]
        public void AConnackHasItsFaultAndItsCode(int code, int fault)
        {
            DeviceEvent e = ConnectFault.OfConnack((MqttReasonCode)code);
            Assert.AreEqual(fault, (int)e.Fault);
            Assert.AreEqual(code, e.Detail);
        }

        [TestMethod]
        [DataRow(101, "101 config-missing: write nanodps.conf")]
        [DataRow(205, "205 connection-lost")]
        [DataRow(405, "405!tls-alert: check the CLR's suites")]
        [DataRow(901, "901 unexpected: report it")]
        public void AFaultHasItsRow(int fault, string row)
        {
            Assert.AreEqual(row, FaultTable.Describe((Fault)fault));
        }

        [TestMethod]
        public void EveryFaultOfTheTableIsPermanentOrNot()
        {
            Assert.IsFalse(FaultTable.IsPermanent(Fault.ConfigurationMissing));
            Assert.IsFalse(FaultTable.IsPermanent(Fault.ConnectionLost));
            Assert.IsTrue(FaultTable.IsPermanent(Fault.CertificateUntrusted));
            Assert.IsTrue(FaultTable.IsPermanent(Fault.NotAuthorized));
            Assert.IsFalse(FaultTable.IsPermanent(Fault.Throttled));
            Assert.IsFalse(FaultTable.IsPermanent(Fault.Unexpected));
        }
    }
}
