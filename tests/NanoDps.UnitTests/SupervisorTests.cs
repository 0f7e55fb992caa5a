using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class SupervisorTests
    {
        private const long Day = 86400000;

        [TestMethod]
        public void AnAssignmentLeadsToTheHubOnceDpsIsClosed()
        {
            DeviceMachine machine = Assigned();
            Assert.AreEqual((int)DeviceState.AwaitHub, (int)machine.State);
        }

        [TestMethod]
        public void NothingHappensBeforeTheStart()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            DeviceAction action = machine.Step(Given.Connected(), 5, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);
            Assert.AreEqual((int)DeviceState.AwaitStart, (int)machine.State);
        }

        [TestMethod]
        public void AMessageIsKeptWhateverTheState()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            machine.Step(new DeviceEvent(new byte[1]), 0, Given.NoJitter);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(new DeviceEvent(new byte[2]), 0, Given.NoJitter);
            machine.Step(Given.Lost(Fault.NotAuthorized), 0, Given.NoJitter);
            machine.Step(new DeviceEvent(new byte[3]), 0, Given.NoJitter);
            Assert.AreEqual(3, machine.Outbox.Count);
            Assert.AreEqual(1, ((byte[])machine.Outbox[0]).Length);
        }

        [TestMethod]
        public void PausesAfterAPermanentFaultGrowFromMinutesToHoursForEver()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            long now = 0;
            long pause = 0;
            DeviceAction action = machine.Step(Given.Start(), now, Given.NoJitter);
            for (int round = 1; round <= 50; round++)
            {
                Assert.AreEqual((int)DeviceActionKind.ConnectDps, (int)action.Kind);
                action = machine.Step(Given.Lost(Fault.NotAuthorized), now, Given.NoJitter);
                Assert.AreEqual((int)DeviceState.AwaitNextRound, (int)machine.State);
                long next = action.Deadline - now;
                Assert.IsTrue(next >= pause, "the pause shrinks");
                pause = next;
                if (round == 1)
                {
                    Assert.AreEqual(DeviceMachine.FirstPause / 2, pause);
                }

                now = action.Deadline;
                action = machine.Step(Given.Tick(), now, Given.NoJitter);
            }

            Assert.AreEqual(DeviceMachine.LongestPause / 2, pause);
        }

        [TestMethod]
        public void AnOutageOfTheNetworkIsNeverWaitedOutForHours()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            long now = 0;
            long longest = 0;
            for (int step = 0; step < 2000; step++)
            {
                DeviceEvent e = action.Kind == DeviceActionKind.ConnectDps
                    ? Given.Lost(Fault.Unreachable)
                    : Given.Tick();
                if (action.Kind == DeviceActionKind.Wait)
                {
                    longest = action.Deadline - now > longest ? action.Deadline - now : longest;
                    now = action.Deadline;
                }

                action = machine.Step(e, now, 999999);
            }

            Assert.IsTrue(longest <= DeviceMachine.LongestShortPause, longest.ToString());
        }

        [TestMethod]
        public void TheNextRoundIsNotBeforeTheServicesRetryAfter()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Connected(), 0, Given.NoJitter);
            machine.Step(
                Given.Replied(429, 1, "&retry-after=7200", "{}"), 0, Given.NoJitter);
            DeviceAction action = machine.Step(Given.Closed(), 0, Given.NoJitter);
            Assert.AreEqual((int)DeviceState.AwaitNextRound, (int)machine.State);
            Assert.IsTrue(action.Deadline >= 7200000, action.Deadline.ToString());
            Assert.IsTrue(action.Deadline < 7300000, action.Deadline.ToString());
        }

        [TestMethod]
        public void AHubThatRefusesTheDeviceLeadsBackToDpsAfterThePause()
        {
            DeviceMachine machine = Assigned();
            long now = 10000;
            DeviceAction action = null;
            while (machine.State == DeviceState.AwaitHub)
            {
                action = machine.Step(Given.Lost(Fault.NotAuthorized), now, Given.NoJitter);
                now = action.Deadline;
                if (machine.State == DeviceState.AwaitHub)
                {
                    machine.Step(Given.Tick(), now, Given.NoJitter);
                }
            }

            Assert.AreEqual((int)DeviceState.AwaitNextRound, (int)machine.State);
            action = machine.Step(Given.Tick(), now, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectDps, (int)action.Kind);
        }

        [TestMethod]
        public void ARoundThatIsOverStartsAnewWithFreshIds()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            DeviceAction action = machine.Step(
                Given.Lost(Fault.NotAuthorized), 0, Given.NoJitter);
            machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            action = machine.Step(Given.Connected(), action.Deadline, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Register, (int)action.Kind);
        }

        private static DeviceMachine Assigned()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Connected(), 0, Given.NoJitter);
            machine.Step(Given.Assigned(1), 0, Given.NoJitter);
            DeviceAction action = machine.Step(Given.Closed(), 0, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectHub, (int)action.Kind);
            return machine;
        }
    }
}
