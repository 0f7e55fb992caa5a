using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class RegistrationFaultTests
    {
        private const string Error =
            "{\"errorCode\":401002,\"trackingId\":\"t-1\",\"message\":\"Invalid certificate.\"}";

        [TestMethod]
        [DataRow(400, 601)]
        [DataRow(401, 602)]
        [DataRow(402, 601)]
        [DataRow(403, 603)]
        [DataRow(404, 604)]
        public void ARefusedRegistrationEndsTheRound(int status, int fault)
        {
            RegistrationMachine machine = Given.Registering();
            DeviceAction action = machine.Step(
                Given.Replied(status, 1, "", Error), 100, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Close, (int)action.Kind);

            action = machine.Step(Given.Closed(), 300, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Done, (int)action.Kind);
            Assert.AreEqual(fault, (int)machine.Fault);
            Assert.AreEqual("401002", machine.Reply.ErrorCode);
            Assert.AreEqual("t-1", machine.Reply.TrackingId);
            Assert.AreEqual("Invalid certificate.", machine.Reply.ErrorMessage);
        }

        [TestMethod]
        [DataRow("failed", 608)]
        [DataRow("unassigned", 608)]
        [DataRow("disabled", 609)]
        [DataRow("sleeping", 610)]
        [DataRow("", 610)]
        public void A200ThatIsNotAssignedEndsTheRound(string status, int fault)
        {
            RegistrationMachine machine = Given.Polling();
            machine.Step(
                Given.Replied(
                    200,
                    2,
                    "",
                    "{\"operationId\":\"5.op\",\"status\":\"" + status + "\",\"registrationState\":{"
                    + "\"errorCode\":400207,\"errorMessage\":\"Custom allocation failed\"}}"),
                4000,
                Given.NoJitter);
            machine.Step(Given.Closed(), 4200, Given.NoJitter);
            Assert.AreEqual((int)MachineState.Ended, (int)machine.State);
            Assert.AreEqual(fault, (int)machine.Fault);
            Assert.AreEqual("400207", machine.Reply.ErrorCode);
            Assert.AreEqual("Custom allocation failed", machine.Reply.ErrorMessage);
        }

        [TestMethod]
        [DataRow(429, 606)]
        [DataRow(500, 607)]
        [DataRow(503, 607)]
        [DataRow(599, 607)]
        [DataRow(302, 611)]
        public void ATransientAnswerIsTriedAgainOnTheSameConnectionWithANewId(int status, int fault)
        {
            RegistrationMachine machine = Given.Polling();
            DeviceAction action = machine.Step(
                Given.Replied(status, 2, "", "<html>"), 4000, Given.NoJitter);
            RegistrationTests.Expect(
                machine, action, MachineState.AwaitRetryTime, DeviceActionKind.Wait, 5000);
            Assert.AreEqual(fault, (int)machine.NewFault);

            action = machine.Step(Given.Tick(), 5000, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Poll, (int)action.Kind);
            Assert.AreEqual(3, machine.RequestId);
        }

        [TestMethod]
        public void ThrottledWaitsAtLeastItsRetryAfter()
        {
            RegistrationMachine machine = Given.Registering();
            DeviceAction action = machine.Step(
                Given.Replied(429, 1, "&retry-after=30", Error), 100, 1000);
            Assert.IsTrue(action.Deadline > 30100, action.Deadline.ToString());
            Assert.IsTrue(action.Deadline < 31000, action.Deadline.ToString());
        }

        [TestMethod]
        public void ALossWhileThrottledDoesNotShortenTheWait()
        {
            RegistrationMachine machine = Given.Registering();
            machine.Step(Given.Replied(429, 1, "&retry-after=30", Error), 100, Given.NoJitter);
            DeviceAction action = machine.Step(
                Given.Lost(Fault.ConnectionLost), 5000, Given.NoJitter);
            Assert.IsTrue(action.Deadline >= 30100, action.Deadline.ToString());
        }

        [TestMethod]
        [DataRow(404)]
        [DataRow(409)]
        [DataRow(412)]
        public void AnOperationThatIsGoneStartsAtRegisterAgain(int status)
        {
            RegistrationMachine machine = Given.Polling();
            machine.Step(Given.Replied(status, 2, "", Error), 4000, Given.NoJitter);
            DeviceAction action = machine.Step(Given.Tick(), 5000, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Register, (int)action.Kind);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("{")]
        [DataRow("[]")]
        [DataRow("<html><body>Service Unavailable</body></html>")]
        [DataRow("{\"status\":\"assigned\"}")]
        [DataRow("{\"status\":\"assigned\",\"registrationState\":{\"assignedHub\":\"h\"}}")]
        [DataRow("{\"status\":\"assigned\",\"assignedHub\":\"\",\"deviceId\":\"d\"}")]
        [DataRow("{\"status\":\"assigned\",\"assignedHub\":\"h\",\"deviceId\":\"\"}")]
        [DataRow("{\"status\":\"assigned\",\"assignedHub\":\"h\",\"deviceId\":\"a#b\"}")]
        [DataRow("{\"status\":\"assigned\",\"registrationState\":{\"deviceId\":\"d\"}}")]
        [DataRow("{\"status\":\"assigning\"}")]
        [DataRow("{\"operationId\":\"5.op\"}")]
        [DataRow("{\"status\":\"assigning\",\"operationId\":\"a#b\"}")]
        public void ABodyThatMakesNoSenseIsTriedAgain(string body)
        {
            RegistrationMachine machine = Given.Registering();
            DeviceAction action = machine.Step(
                Given.Replied(200, 1, "", body), 0, Given.NoJitter);
            Assert.AreEqual((int)MachineState.AwaitRetryTime, (int)machine.State);
            Assert.AreEqual(1000L, action.Deadline);
        }

        [TestMethod]
        public void APollAnswerMayLackTheOperation()
        {
            RegistrationMachine machine = Given.Polling();
            machine.Step(
                Given.Replied(202, 2, "", "{\"status\":\"assigning\"}"), 4000, Given.NoJitter);
            Assert.AreEqual((int)MachineState.AwaitPollTime, (int)machine.State);
            Assert.AreEqual("5.op", machine.OperationId);
        }

        [TestMethod]
        public void AnAnswerThatNeverAssignsEndsWithTheBudget()
        {
            RegistrationMachine machine = Given.Registering();
            long now = 0;
            for (int requestId = 1; machine.State != MachineState.Ended; requestId++)
            {
                Assert.IsTrue(requestId < 1000, "the round does not end");
                DeviceAction action = machine.Step(
                    Given.Assigning(requestId, "&retry-after=60"), now, Given.NoJitter);
                now = action.Deadline;
                machine.Step(Given.Tick(), now, Given.NoJitter);
            }

            Assert.AreEqual((int)Fault.RoundTimeout, (int)machine.Fault);
            Assert.IsTrue(now <= RegistrationMachine.Budget + 60000, now.ToString());
        }

        [TestMethod]
        public void ARetryAfterBeyondTheBudgetEndsTheRoundAndIsKept()
        {
            RegistrationMachine machine = Given.Registering();
            DeviceAction action = machine.Step(
                Given.Replied(429, 1, "&retry-after=999999", Error), 0, Given.NoJitter);
            Assert.AreEqual((int)DeviceActionKind.Close, (int)action.Kind);
            machine.Step(Given.Closed(), 0, Given.NoJitter);
            Assert.AreEqual((int)MachineState.Ended, (int)machine.State);
            Assert.AreEqual(86400000L, machine.NotBefore);
        }

        [TestMethod]
        [DataRow(201, false)]
        [DataRow(202, false)]
        [DataRow(203, false)]
        [DataRow(205, false)]
        [DataRow(301, false)]
        [DataRow(302, false)]
        [DataRow(401, true)]
        [DataRow(402, true)]
        [DataRow(403, true)]
        [DataRow(405, true)]
        [DataRow(406, true)]
        [DataRow(408, false)]
        [DataRow(409, false)]
        [DataRow(501, false)]
        [DataRow(502, true)]
        [DataRow(503, false)]
        [DataRow(504, true)]
        [DataRow(505, true)]
        [DataRow(506, false)]
        [DataRow(901, false)]
        public void AConnectionFaultEndsTheRoundOnlyWhenItIsPermanent(int fault, bool ends)
        {
            RegistrationMachine machine = new RegistrationMachine(0, Transport.MqttOnly);
            machine.Step(Given.Start(), 0, Given.NoJitter);
            machine.Step(Given.Lost((Fault)fault), 100, Given.NoJitter);
            Assert.AreEqual(
                (int)(ends ? MachineState.Ended : MachineState.AwaitRetryTime), (int)machine.State);
            Assert.AreEqual(fault, (int)machine.Fault);
        }
    }
}
