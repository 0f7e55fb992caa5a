using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    /// <summary>When a registration changes between MQTT and HTTPS.</summary>
    [TestClass]
    public class TransportTests
    {
        [TestMethod]
        [DataRow(202)]
        [DataRow(203)]
        [DataRow(204)]
        [DataRow(205)]
        [DataRow(206)]
        [DataRow(408)]
        [DataRow(506)]
        public void ANetworkFaultBeforeAnyAnswerChangesTheTransport(int fault)
        {
            Assert.AreEqual((int)Transport.Https, (int)After(Transport.Mqtt, (Fault)fault));
            Assert.AreEqual((int)Transport.Mqtt, (int)After(Transport.Https, (Fault)fault));
            Assert.AreEqual((int)Transport.MqttOnly, (int)After(Transport.MqttOnly, (Fault)fault));
        }

        [TestMethod]
        [DataRow(301)]
        [DataRow(403)]
        [DataRow(405)]
        [DataRow(501)]
        [DataRow(503)]
        [DataRow(505)]
        public void AnyOtherFaultKeepsTheTransport(int fault)
        {
            Assert.AreEqual((int)Transport.Mqtt, (int)After(Transport.Mqtt, (Fault)fault));
            Assert.AreEqual((int)Transport.Https, (int)After(Transport.Https, (Fault)fault));
        }

        [TestMethod]
        public void ABlockedPortIsGivenUpAfterOneConnectTimeout()
        {
            RegistrationMachine machine = new RegistrationMachine(0, Transport.Mqtt);
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            action = machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Close, (int)action.Kind);
            action = machine.Step(Given.Closed(), 75000, Given.NoJitter);
            action = machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectDps, (int)action.Kind);
            Assert.AreEqual((int)Transport.Https, (int)machine.Transport);
            Assert.IsTrue(action.Deadline <= 2 * ConnectionMachine.ConnectTimeout + 2000);
        }

        [TestMethod]
        public void OnceAnAnswerHasComeALossKeepsTheTransport()
        {
            RegistrationMachine machine = new RegistrationMachine(0, Transport.Https);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Connected(), 0, Given.NoJitter);
            machine.Step(Given.Assigning(1, "&retry-after=3"), 0, Given.NoJitter);
            machine.Step(Given.Lost(Fault.ConnectionLost), 1, Given.NoJitter);
            Assert.AreEqual((int)Transport.Https, (int)machine.Transport);
        }

        [TestMethod]
        public void TheNextRoundBeginsWithTheTransportOfTheLast()
        {
            DeviceMachine machine = new DeviceMachine(86400000);
            machine.Transport = Transport.Mqtt;
            machine.Step(Given.Start(), 0, Given.NoJitter);
            DeviceAction action = machine.Step(
                Given.Lost(Fault.Unreachable), 0, Given.NoJitter);
            machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            action = machine.Step(Given.Lost(Fault.NotAuthorized), 5000, Given.NoJitter);
            Assert.AreEqual((int)DeviceState.AwaitNextRound, (int)machine.State);
            machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            Assert.AreEqual((int)Transport.Https, (int)machine.Registration.Transport);
        }

        private static Transport After(Transport transport, Fault fault)
        {
            RegistrationMachine machine = new RegistrationMachine(0, transport);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Lost(fault), 0, Given.NoJitter);
            return machine.Transport;
        }
    }
}
