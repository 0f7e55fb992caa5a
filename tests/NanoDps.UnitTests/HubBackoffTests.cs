using System.Collections;
using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class HubBackoffTests
    {
        private const long Day = 86400000;

        [TestMethod]
        public void ALossReconnectsAfterABackoffThatGrows()
        {
            HubMachine machine = HubTests.Connected(new ArrayList());
            long now = 100000;
            long before = 0;
            for (int i = 0; i < 5; i++)
            {
                DeviceAction action = machine.Step(
                    Given.Lost(Fault.ConnectionLost), now, Given.NoJitter);
                Assert.AreEqual((int)MachineState.AwaitRetryTime, (int)machine.State);
                Assert.IsTrue(action.Deadline - now > before, "the backoff does not grow");
                before = action.Deadline - now;
                now = action.Deadline;
                machine.Step(Given.Tick(), now, Given.NoJitter);
            }
        }

        [TestMethod]
        public void ThreeRefusalsOfTheIdentityEndIt()
        {
            Assert.AreEqual(3, FailuresUntilTheEnd(Fault.NotAuthorized));
            Assert.AreEqual(3, FailuresUntilTheEnd(Fault.BadCredentials));
            Assert.AreEqual(3, FailuresUntilTheEnd(Fault.ClientIdRefused));
        }

        [TestMethod]
        public void TenOtherFailuresEndIt()
        {
            Assert.AreEqual(10, FailuresUntilTheEnd(Fault.Unreachable));
            Assert.AreEqual(10, FailuresUntilTheEnd(Fault.ServerUnavailable));
            Assert.AreEqual(10, FailuresUntilTheEnd(Fault.CertificateUntrusted));
        }

        [TestMethod]
        public void AHubThatTakesTheDeviceAndDropsItAtOnceIsBackedOffFrom()
        {
            HubMachine machine = new HubMachine(new ArrayList(), Day, 0);
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            long now = 0;
            int drops = 0;
            while (action.Kind != DeviceActionKind.Done)
            {
                machine.Step(Given.Connected(), now, Given.NoJitter);
                action = machine.Step(Given.Lost(Fault.ConnectionLost), now + 10, Given.NoJitter);
                now = action.Deadline;
                drops++;
                Assert.IsTrue(drops <= 10, "it goes on for ever");
                if (action.Kind != DeviceActionKind.Done)
                {
                    action = machine.Step(Given.Tick(), now, Given.NoJitter);
                }
            }

            Assert.AreEqual(HubMachine.MostFailures, drops);
            Assert.IsTrue(now > 300000, "it was quick: " + now.ToString());
        }

        [TestMethod]
        public void AHubThatDropsTheDeviceAfterEachMessageIsBackedOffFromToo()
        {
            // Two devices with one identity evict each other like this, each message arriving.
            ArrayList outbox = new ArrayList();
            HubMachine machine = new HubMachine(outbox, Day, 0);
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            long now = 0;
            int drops = 0;
            while (action.Kind != DeviceActionKind.Done)
            {
                outbox.Add(new byte[1]);
                machine.Step(Given.Connected(), now, Given.NoJitter);
                machine.Step(new DeviceEvent((ushort)1), now + 5, Given.NoJitter);
                action = machine.Step(Given.Lost(Fault.ConnectionLost), now + 10, Given.NoJitter);
                now = action.Deadline;
                drops++;
                Assert.IsTrue(drops <= 10, "it goes on for ever");
                if (action.Kind != DeviceActionKind.Done)
                {
                    action = machine.Step(Given.Tick(), now, Given.NoJitter);
                }
            }

            Assert.AreEqual(HubMachine.MostFailures, drops);
            Assert.AreEqual(0, outbox.Count);
        }

        [TestMethod]
        public void AConnectionThatLastsForgetsTheFailuresBeforeIt()
        {
            HubMachine machine = new HubMachine(new ArrayList(), Day, 0);
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            for (int i = 0; i < 5; i++)
            {
                action = machine.Step(
                    Given.Lost(Fault.Unreachable), action.Deadline, Given.NoJitter);
                action = machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            }

            long now = action.Deadline;
            action = machine.Step(Given.Connected(), now, Given.NoJitter);
            Assert.AreEqual(now + HubMachine.StableTime, action.Deadline);
            now = action.Deadline;
            action = machine.Step(Given.Tick(), now, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);

            action = machine.Step(Given.Lost(Fault.ConnectionLost), now, Given.NoJitter);
            Assert.AreEqual(now + HubMachine.FirstBackoff / 2, action.Deadline);
        }

        private static int FailuresUntilTheEnd(Fault fault)
        {
            HubMachine machine = new HubMachine(new ArrayList(), Day, 0);
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            for (int count = 1; count < 100; count++)
            {
                action = machine.Step(Given.Lost(fault), action.Deadline, Given.NoJitter);
                if (action.Kind == DeviceActionKind.Done)
                {
                    Assert.AreEqual((int)fault, (int)machine.Fault);
                    return count;
                }

                machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            }

            return -1;
        }
    }
}
