using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    /// <summary>How a device starts that knows its hub, and when it goes back to DPS.</summary>
    [TestClass]
    public class StartTests
    {
        private const long Day = 86400000;

        [TestMethod]
        public void ADeviceThatKnowsItsHubGoesStraightThere()
        {
            DeviceMachine machine = Known();
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectHub, (int)action.Kind);
            Assert.IsTrue(machine.Registration == null);
        }

        [TestMethod]
        public void AStartAfterOneThatHungWaits()
        {
            DeviceMachine machine = Known();
            machine.StartDelay = 60000;
            DeviceAction action = machine.Step(Given.Start(), 1000, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);
            Assert.AreEqual(61000L, action.Deadline);
            action = machine.Step(Given.Tick(), 60999, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);
            action = machine.Step(Given.Tick(), 61000, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectHub, (int)action.Kind);
        }

        [TestMethod]
        public void AReprovisionBeforeTheStartLeadsToDps()
        {
            DeviceMachine machine = Known();
            machine.Step(new DeviceEvent(DeviceEventKind.Reprovision), 0, Given.NoJitter);
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectDps, (int)action.Kind);
        }

        [TestMethod]
        public void AReprovisionInTheWaitOfAStartThatHungLeadsToDps()
        {
            DeviceMachine machine = Known();
            machine.StartDelay = 60000;
            machine.Step(Given.Start(), 0, Given.NoJitter);
            DeviceAction action = machine.Step(
                new DeviceEvent(DeviceEventKind.Reprovision), 1, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectDps, (int)action.Kind);
        }

        [TestMethod]
        [DataRow(502)]
        [DataRow(504)]
        [DataRow(505)]
        public void AKnownHubThatRefusesTheIdentityThreeTimesLeadsToDps(int fault)
        {
            Assert.AreEqual(3, TriesBeforeDps((Fault)fault));
        }

        [TestMethod]
        [DataRow(501)]
        [DataRow(503)]
        [DataRow(506)]
        [DataRow(203)]
        [DataRow(205)]
        public void AKnownHubThatCannotBeReachedIsTriedTenTimesBeforeDps(int fault)
        {
            Assert.AreEqual(10, TriesBeforeDps((Fault)fault));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(123456789)]
        [DataRow(-1)]
        public void AHubThatRefusesADeviceJustRegisteredSendsItToDpsAtMostOnceAnHour(int jitter)
        {
            DeviceMachine machine = new DeviceMachine(Day);
            DeviceAction action = machine.Step(Given.Start(), 0, (uint)jitter);
            long now = 0;
            long last = 0;
            int rounds = 0;
            for (int step = 0; step < 3000 && rounds < 20; step++)
            {
                switch (action.Kind)
                {
                    case DeviceActionKind.ConnectDps:
                        Assert.IsTrue(
                            rounds == 0 || now - last >= DeviceMachine.ShortestReturn,
                            "after " + (now - last).ToString());
                        last = now;
                        rounds++;
                        action = machine.Step(Given.Connected(), now, (uint)jitter);
                        break;
                    case DeviceActionKind.Register:
                        action = machine.Step(
                            Given.Assigned(machine.Registration.RequestId), now, (uint)jitter);
                        break;
                    case DeviceActionKind.Close:
                        action = machine.Step(Given.Closed(), now, (uint)jitter);
                        break;
                    case DeviceActionKind.ConnectHub:
                        action = machine.Step(Given.Lost(Fault.NotAuthorized), now, (uint)jitter);
                        break;
                    default:
                        now = action.Deadline;
                        action = machine.Step(Given.Tick(), now, (uint)jitter);
                        break;
                }
            }

            Assert.AreEqual(20, rounds);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void HubAndDpsThatBothRefuseAreAskedAtMostOnceAnHour(bool isKnown)
        {
            DeviceMachine machine = Known();
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            long now = 0;
            long last = -DeviceMachine.ShortestReturn;
            int rounds = 0;
            for (int step = 0; step < 5000 && rounds < 10; step++)
            {
                if (action.Kind == DeviceActionKind.ConnectDps)
                {
                    Assert.IsTrue(now - last >= DeviceMachine.ShortestReturn, now.ToString());
                    last = now;
                    rounds++;
                    action = machine.Step(
                        Given.Lost(isKnown ? Fault.NotAuthorized : Fault.CertificateUntrusted),
                        now,
                        Given.NoJitter);
                }
                else if (action.Kind == DeviceActionKind.ConnectHub)
                {
                    action = machine.Step(Given.Lost(Fault.NotAuthorized), now, Given.NoJitter);
                }
                else
                {
                    now = action.Deadline;
                    action = machine.Step(Given.Tick(), now, Given.NoJitter);
                }
            }

            Assert.AreEqual(10, rounds);
        }

        [TestMethod]
        public void WhileDpsIsNotToBeAskedTheHubIsTriedAgainEveryFiveMinutesAtLeast()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            machine.Step(Given.Start(), 0, uint.MaxValue);
            machine.Step(Given.Connected(), 0, uint.MaxValue);
            machine.Step(Given.Assigned(1), 0, uint.MaxValue);
            DeviceAction action = machine.Step(Given.Closed(), 0, uint.MaxValue);
            long now = 0;
            int tries = 0;
            while (machine.State == DeviceState.AwaitHub)
            {
                tries++;
                action = machine.Step(Given.Lost(Fault.NotAuthorized), now, uint.MaxValue);
                if (machine.State == DeviceState.AwaitHub)
                {
                    Assert.IsTrue(action.Deadline - now <= HubMachine.LongestBackoff);
                    now = action.Deadline;
                    machine.Step(Given.Tick(), now, uint.MaxValue);
                }
            }

            Assert.IsTrue(tries > 12, tries.ToString());
        }

        internal static DeviceMachine Known()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            machine.Hub = "contoso.azure-devices.net";
            machine.DeviceId = "dev-01";
            return machine;
        }

        private static int TriesBeforeDps(Fault fault)
        {
            DeviceMachine machine = Known();
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            long now = 0;
            int tries = 0;
            while (action.Kind != DeviceActionKind.ConnectDps)
            {
                if (action.Kind == DeviceActionKind.ConnectHub)
                {
                    tries++;
                    action = machine.Step(Given.Lost(fault), now, Given.NoJitter);
                }
                else
                {
                    now = action.Deadline;
                    action = machine.Step(Given.Tick(), now, Given.NoJitter);
                }

                Assert.IsTrue(tries < 50, "it never asks DPS");
            }

            return tries;
        }
    }
}
