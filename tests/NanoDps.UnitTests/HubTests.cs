using System.Collections;
using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class HubTests
    {
        private const long Day = 86400000;

        [TestMethod]
        public void StartConnectsWithADeadline()
        {
            HubMachine machine = new HubMachine(new ArrayList(), Day, 0);
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            RegistrationTests.Expect(
                machine, action, MachineState.AwaitConnection, DeviceActionKind.ConnectHub, 75000);
        }

        [TestMethod]
        public void WithNothingToSendItWaitsForTheRenewalOfItsToken()
        {
            HubMachine machine = Connected(new ArrayList());
            Assert.AreEqual((int)MachineState.AwaitMessage, (int)machine.State);
            DeviceAction action = machine.Step(Given.Tick(), 1000, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);
            Assert.AreEqual(Day / 5 * 4, action.Deadline);
        }

        [TestMethod]
        public void AQueuedMessageIsPublishedAtOnce()
        {
            ArrayList outbox = new ArrayList();
            HubMachine machine = Connected(outbox);
            outbox.Add(new byte[1]);
            DeviceAction action = machine.Step(
                new DeviceEvent(new byte[1]), 1000, Given.NoJitter);
            RegistrationTests.Expect(
                machine,
                action,
                MachineState.AwaitAcknowledgement,
                DeviceActionKind.Publish,
                16000);
        }

        [TestMethod]
        public void OneMessageIsInFlightAtATimeAndLeavesWhenAcknowledged()
        {
            ArrayList outbox = new ArrayList();
            byte[] first = new byte[1];
            byte[] second = new byte[2];
            outbox.Add(first);
            outbox.Add(second);
            HubMachine machine = Connected(outbox);

            DeviceAction action = machine.Step(
                new DeviceEvent(new byte[3]), 10, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);
            Assert.AreSame(first, outbox[0]);

            action = machine.Step(new DeviceEvent((ushort)1), 20, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Publish, (int)action.Kind);
            Assert.AreSame(second, outbox[0]);

            action = machine.Step(new DeviceEvent((ushort)2), 30, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);
            Assert.AreEqual(0, outbox.Count);
        }

        [TestMethod]
        public void AnAcknowledgementThatNobodyAwaitsChangesNothing()
        {
            ArrayList outbox = new ArrayList();
            HubMachine machine = Connected(outbox);
            outbox.Add(new byte[1]);
            DeviceAction action = machine.Step(new DeviceEvent((ushort)1), 10, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);
            Assert.AreEqual(1, outbox.Count);
        }

        [TestMethod]
        public void AMessageThatIsNotAcknowledgedGoesOutAgainOnANewConnection()
        {
            ArrayList outbox = new ArrayList();
            outbox.Add(new byte[1]);
            HubMachine machine = Connected(outbox);
            DeviceAction action = machine.Step(Given.Tick(), 15000, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Close, (int)action.Kind);
            Assert.AreEqual((int)Fault.NotAcknowledged, (int)machine.NewFault);

            action = machine.Step(Given.Closed(), 15200, Given.NoJitter);
            action = machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectHub, (int)action.Kind);
            action = machine.Step(Given.Connected(), 20000, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Publish, (int)action.Kind);
            Assert.AreEqual(1, outbox.Count);
        }

        [TestMethod]
        public void TheTokenIsRenewedByAConnectionOfItsOwnWithoutBackoff()
        {
            HubMachine machine = Connected(new ArrayList());
            long renewal = Day / 5 * 4;
            DeviceAction action = machine.Step(Given.Tick(), renewal, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Close, (int)action.Kind);
            Assert.AreEqual((int)Fault.None, (int)machine.NewFault);

            action = machine.Step(Given.Closed(), renewal + 200, Given.NoJitter);
            Assert.AreEqual(renewal + 200, action.Deadline);
            action = machine.Step(Given.Tick(), renewal + 200, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectHub, (int)action.Kind);
        }

        [TestMethod]
        public void ARenewalThatIsDueComesBeforeTheNextMessage()
        {
            ArrayList outbox = new ArrayList();
            outbox.Add(new byte[1]);
            HubMachine machine = Connected(outbox);
            DeviceAction action = machine.Step(
                new DeviceEvent((ushort)1), Day / 5 * 4, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Close, (int)action.Kind);
            Assert.AreEqual(0, outbox.Count);
        }

        internal static HubMachine Connected(ArrayList outbox)
        {
            HubMachine machine = new HubMachine(outbox, Day, 0);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Connected(), 0, Given.NoJitter);
            return machine;
        }
    }
}
