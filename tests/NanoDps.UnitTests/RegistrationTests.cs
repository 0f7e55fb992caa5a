using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class RegistrationTests
    {
        [TestMethod]
        public void StartConnectsWithADeadline()
        {
            RegistrationMachine machine = new RegistrationMachine(1000, Transport.MqttOnly);
            DeviceAction action = machine.Step(Given.Start(), 1000, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitConnection, DeviceActionKind.ConnectDps, 76000);
        }

        [TestMethod]
        public void ConnectedRegistersWithItsFirstId()
        {
            RegistrationMachine machine = new RegistrationMachine(0, Transport.MqttOnly);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            DeviceAction action = machine.Step(Given.Connected(), 500, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitRegisterReply, DeviceActionKind.Register, 30500);
            Assert.AreEqual(1, machine.RequestId);
        }

        [TestMethod]
        public void AcceptedWaitsForItsRetryAfterThenPollsWithANewId()
        {
            RegistrationMachine machine = Given.Registering();
            DeviceAction action = machine.Step(
                Given.Assigning(1, "&retry-after=7"), 100, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitPollTime, DeviceActionKind.Wait, 7100);

            action = machine.Step(Given.Tick(), 7100, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitPollReply, DeviceActionKind.Poll, 37100);
            Assert.AreEqual(2, machine.RequestId);
            Assert.AreEqual("5.op", machine.OperationId);
        }

        [TestMethod]
        [DataRow("", 3000)]
        [DataRow("&retry-after=0", 2000)]
        [DataRow("&retry-after=1", 2000)]
        [DataRow("&Retry-After=5", 5000)]
        [DataRow("&RETRY-AFTER=2", 2000)]
        [DataRow("&retry-after=x", 3000)]
        [DataRow("&retry-after=-1", 3000)]
        [DataRow("&retry-after=", 3000)]
        public void PollsAreNeverCloserThanTwoSecondsAndRetryAfterIsAFloor(string query, int expected)
        {
            RegistrationMachine machine = Given.Registering();
            DeviceAction action = machine.Step(Given.Assigning(1, query), 0, Given.NoJitter);
            Assert.AreEqual((long)expected, action.Deadline);
        }

        [TestMethod]
        public void AssignedClosesDpsBeforeItEnds()
        {
            RegistrationMachine machine = Given.Polling();
            DeviceAction action = machine.Step(Given.Assigned(2), 4000, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitClosed, DeviceActionKind.Close, 14000);

            action = machine.Step(Given.Closed(), 4200, Given.NoJitter);
            Expect(machine, action, MachineState.Ended, DeviceActionKind.Done, 4200);
            Assert.AreEqual((int)Fault.None, (int)machine.Fault);
            Assert.AreEqual("contoso.azure-devices.net", machine.Reply.AssignedHub);
            Assert.AreEqual("dev-01", machine.Reply.DeviceId);
        }

        [TestMethod]
        public void RegisterMayBeAnsweredWithTheAssignmentAtOnce()
        {
            RegistrationMachine machine = Given.Registering();
            machine.Step(Given.Assigned(1), 10, Given.NoJitter);
            machine.Step(Given.Closed(), 20, Given.NoJitter);
            Assert.AreEqual((int)MachineState.Ended, (int)machine.State);
            Assert.AreEqual((int)Fault.None, (int)machine.Fault);
        }

        [TestMethod]
        public void AnAnswerToAnotherRequestChangesNothing()
        {
            RegistrationMachine machine = Given.Polling();
            foreach (int requestId in new int[] { 1, 3, 20, 0 })
            {
                DeviceAction action = machine.Step(
                    Given.Assigned(requestId), 3500, Given.NoJitter);
                Expect(machine, action, MachineState.AwaitPollReply, DeviceActionKind.Wait, 33000);
            }
        }

        [TestMethod]
        public void ATickBeforeTheDeadlineChangesNothing()
        {
            RegistrationMachine machine = Given.Polling();
            DeviceAction action = machine.Step(Given.Tick(), 32999, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitPollReply, DeviceActionKind.Wait, 33000);
        }

        [TestMethod]
        public void SilenceClosesTheConnectionAndPollsOnANewOne()
        {
            RegistrationMachine machine = Given.Polling();
            DeviceAction action = machine.Step(Given.Tick(), 33000, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitClosed, DeviceActionKind.Close, 43000);
            Assert.AreEqual((int)Fault.NoAnswer, (int)machine.NewFault);

            action = machine.Step(Given.Closed(), 33200, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitRetryTime, DeviceActionKind.Wait, 34200);

            action = machine.Step(Given.Tick(), 34200, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectDps, (int)action.Kind);

            action = machine.Step(Given.Connected(), 34300, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Poll, (int)action.Kind);
            Assert.AreEqual(3, machine.RequestId);
        }

        [TestMethod]
        public void ACloseThatNeverEndsIsLeftBehind()
        {
            RegistrationMachine machine = Given.Polling();
            machine.Step(Given.Tick(), 33000, Given.NoJitter);
            DeviceAction action = machine.Step(Given.Tick(), 43000, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitRetryTime, DeviceActionKind.Wait, 44000);
        }

        [TestMethod]
        public void LossIsNoticedInEveryStateWithAConnection()
        {
            RegistrationMachine machine = Given.Registering();
            DeviceAction action = machine.Step(
                Given.Lost(Fault.ConnectionLost), 10, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitRetryTime, DeviceActionKind.Wait, 1010);

            machine = Given.Registering();
            machine.Step(Given.Assigning(1, ""), 0, Given.NoJitter);
            action = machine.Step(Given.Lost(Fault.ConnectionLost), 10, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitRetryTime, DeviceActionKind.Wait, 1010);

            machine = Given.Polling();
            action = machine.Step(Given.Lost(Fault.ConnectionLost), 3010, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitRetryTime, DeviceActionKind.Wait, 4010);
        }

        [TestMethod]
        public void ConnectingThatTakesTooLongIsClosedAndTriedAgain()
        {
            RegistrationMachine machine = new RegistrationMachine(0, Transport.MqttOnly);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            DeviceAction action = machine.Step(Given.Tick(), 75000, Given.NoJitter);
            Expect(machine, action, MachineState.AwaitClosed, DeviceActionKind.Close, 85000);
            Assert.AreEqual((int)Fault.ConnectTimeout, (int)machine.NewFault);
        }

        [TestMethod]
        public void ThePollIntervalIsNotStretchedByEarlierFaults()
        {
            RegistrationMachine machine = Given.Registering();
            machine.Step(Given.Lost(Fault.ConnectionLost), 0, Given.NoJitter);
            machine.Step(Given.Tick(), 1000, Given.NoJitter);
            machine.Step(Given.Connected(), 1000, Given.NoJitter);
            machine.Step(Given.Assigning(2, ""), 1000, Given.NoJitter);
            machine.Step(Given.Tick(), 4000, Given.NoJitter);
            machine.Step(Given.Assigning(3, ""), 4000, Given.NoJitter);

            // The count of failures starts anew after a step forward.
            DeviceAction action = machine.Step(
                Given.Lost(Fault.ConnectionLost), 4500, Given.NoJitter);
            Assert.AreEqual(5500L, action.Deadline);
        }

        [TestMethod]
        public void OperationsThatAreGoneAtTheirFirstPollAreRegisteredAnewMoreAndMoreSeldom()
        {
            RegistrationMachine machine = Given.Registering();
            long now = 0;
            long before = 0;
            for (int round = 0; round < 6; round++)
            {
                DeviceAction action = machine.Step(
                    Given.Assigning(machine.RequestId, ""), now, Given.NoJitter);
                now = action.Deadline;
                machine.Step(Given.Tick(), now, Given.NoJitter);
                action = machine.Step(
                    Given.Replied(409, machine.RequestId, "", "{}"), now, Given.NoJitter);
                Assert.IsTrue(action.Deadline - now > before, "the backoff does not grow");
                before = action.Deadline - now;
                now = action.Deadline;
                action = machine.Step(Given.Tick(), now, Given.NoJitter);
                Assert.AreEqual((int)DeviceActionKind.Register, (int)action.Kind);
            }
        }

        [TestMethod]
        public void AnEndedRoundStaysEnded()
        {
            RegistrationMachine machine = Given.Polling();
            machine.Step(Given.Assigned(2), 4000, Given.NoJitter);
            machine.Step(Given.Closed(), 4000, Given.NoJitter);
            DeviceAction action = machine.Step(Given.Start(), 5000, Given.NoJitter);
            Expect(machine, action, MachineState.Ended, DeviceActionKind.Done, 5000);
        }

        internal static void Expect(
            ConnectionMachine machine,
            DeviceAction action,
            MachineState state,
            DeviceActionKind kind,
            long deadline)
        {
            Assert.AreEqual((int)state, (int)machine.State, "state");
            Assert.AreEqual((int)kind, (int)action.Kind, "action");
            Assert.AreEqual(deadline, action.Deadline, "deadline");
        }
    }
}
