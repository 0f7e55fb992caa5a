using System;
using System.Net.Sockets;
using System.Security.Cryptography;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;
using NanoDps.Mqtt;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class ConnectFaultTests
    {
        [TestMethod]
        public void AnUnknownNameComesUnwrapped()
        {
            Expect(Fault.NameUnknown, 11001, new SocketException(SocketError.HostNotFound));
        }

        [TestMethod]
        public void ARefusedTcpConnectionComesWrapped()
        {
            Expect(
                Fault.Unreachable,
                10061,
                new MqttConnectionException(
                    "x", new SocketException(SocketError.ConnectionRefused)));
        }

        [TestMethod]
        public void ATlsFailureIsFoundInside()
        {
            Expect(
                Fault.CertificateUntrusted,
                8,
                new MqttConnectionException("x", new CryptographicException(8)));
        }

        [TestMethod]
        public void NoFreeTlsContextIsAMatterOfMemory()
        {
            Expect(
                Fault.TlsMemory,
                0,
                new MqttConnectionException("x", new InvalidOperationException()));
        }

        [TestMethod]
        public void NoConnackAndAWrongOneAreTheSame()
        {
            Expect(Fault.NoConnack, 0, new MqttCommunicationException());
            Expect(Fault.NoConnack, 0, new InvalidCastException());
        }

        private static void Expect(Fault fault, int detail, Exception exception)
        {
            DeviceEvent e = ConnectFault.OfException(exception);
            Assert.AreEqual((int)fault, (int)e.Fault);
            Assert.AreEqual(detail, e.Detail);
        }
    }
}
