using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    /// <summary>A registration that somebody asks for, and hub and DPS in turn.</summary>
    [TestClass]
    public class ReprovisionTests
    {
        private const long Day = 86400000;

        [TestMethod]
        public void AReprovisionAtTheHubClosesItAndRegisters()
        {
            DeviceMachine machine = StartTests.Known();
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Connected(), 0, Given.NoJitter);
            DeviceAction action = machine.Step(Reprovision(), 5, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Close, (int)action.Kind);
            action = machine.Step(Given.Closed(), 6, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectDps, (int)action.Kind);
            Assert.AreEqual((int)DeviceState.AwaitRegistration, (int)machine.State);
        }

        [TestMethod]
        public void AReprovisionInAPauseRegistersAtOnce()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Lost(Fault.NotAuthorized), 0, Given.NoJitter);
            Assert.AreEqual((int)DeviceState.AwaitNextRound, (int)machine.State);
            DeviceAction action = machine.Step(Reprovision(), 1, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectDps, (int)action.Kind);
        }

        [TestMethod]
        public void AReprovisionInARoundChangesNothing()
        {
            DeviceMachine machine = new DeviceMachine(Day);
            DeviceAction before = machine.Step(Given.Start(), 0, Given.NoJitter);
            DeviceAction action = machine.Step(Reprovision(), 1, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Wait, (int)action.Kind);
            Assert.AreEqual(before.Deadline, action.Deadline);
            action = machine.Step(Given.Connected(), 2, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Register, (int)action.Kind);
        }

        [TestMethod]
        public void AReprovisionThatDpsCannotServeLeadsBackToTheHub()
        {
            DeviceMachine machine = StartTests.Known();
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Connected(), 0, Given.NoJitter);
            machine.Step(Reprovision(), 5, Given.NoJitter);
            machine.Step(Given.Closed(), 6, Given.NoJitter);
            DeviceAction action = machine.Step(
                Given.Lost(Fault.NotAuthorized), 7, Given.NoJitter);
            Assert.AreEqual((int)DeviceState.AwaitNextRound, (int)machine.State);
            action = machine.Step(Given.Tick(), action.Deadline, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.ConnectHub, (int)action.Kind);
        }

        [TestMethod]
        public void WhileNeitherAnswersHubAndDpsAreTriedInTurn()
        {
            DeviceMachine machine = StartTests.Known();
            DeviceAction action = machine.Step(Given.Start(), 0, Given.NoJitter);
            long now = 0;
            string turns = "";
            for (int step = 0; step < 2000 && turns.Length < 6; step++)
            {
                bool isHub = action.Kind == DeviceActionKind.ConnectHub;
                if (isHub || action.Kind == DeviceActionKind.ConnectDps)
                {
                    string turn = isHub ? "h" : "d";
                    turns += turns.EndsWith(turn) ? "" : turn;
                    action = machine.Step(Given.Lost(Fault.Unreachable), now, Given.NoJitter);
                    continue;
                }

                now = action.Deadline;
                action = machine.Step(Given.Tick(), now, Given.NoJitter);
            }

            Assert.AreEqual("hdhdhd", turns);
        }

        private static DeviceEvent Reprovision()
        {
            return new DeviceEvent(DeviceEventKind.Reprovision);
        }
    }
}
