using nanoFramework.TestFramework;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    /// <summary>
    /// Long random sequences of events. Whatever comes, and in whatever order: no exception, no
    /// transition that is not in the table, no wait without an end, no spinning.
    /// </summary>
    [TestClass]
    public class PropertyTests
    {
        private const int Steps = 400;
        private const long LongestWait = 86400000L + 3 * DeviceMachine.LongestPause;

        // from, to; written by hand from the arrow comments, not from the code.
        private const string Legal =
            " 0-0 0-1 1-1 1-2 1-3 1-4 1-6 1-7 1-8 1-9 2-2 2-3 2-9 3-1 3-3 3-4 3-6"
            + " 4-4 4-2 4-3 4-5 4-9 5-5 5-6 5-3 5-9 6-6 6-2 6-3 6-5 6-9"
            + " 7-7 7-8 7-2 7-3 7-9 8-8 8-7 8-2 8-3 8-9 9-9 ";

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(20261124)]
        [DataRow(99)]
        [DataRow(31337)]
        public void ARegistrationSurvivesAnything(int seed)
        {
            System.Console.WriteLine("seed " + seed.ToString());
            uint random = (uint)seed;
            for (int run = 0; run < 10; run++)
            {
                RegistrationMachine machine = new RegistrationMachine(0, Transport.MqttOnly);
                Survive(machine, ref random);
            }
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(20261124)]
        public void AHubSurvivesAnything(int seed)
        {
            System.Console.WriteLine("seed " + seed.ToString());
            uint random = (uint)seed;
            for (int run = 0; run < 10; run++)
            {
                System.Collections.ArrayList outbox = new System.Collections.ArrayList();
                outbox.Add(new byte[1]);
                outbox.Add(new byte[1]);
                Survive(new HubMachine(outbox, 1000000, 0), ref random);
            }
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(20261124)]
        public void ADeviceNeverEndsAndNeverSpins(int seed)
        {
            System.Console.WriteLine("seed " + seed.ToString());
            uint random = (uint)seed;
            DeviceMachine machine = new DeviceMachine(1000000);
            long now = 0;
            int connects = 0;
            DeviceAction action = machine.Step(Given.Start(), now, random);
            for (int step = 0; step < Steps * 10; step++)
            {
                Assert.AreNotEqual((int)DeviceActionKind.Done, (int)action.Kind);
                Assert.IsTrue(action.Deadline - now <= LongestWait, "a wait has no end");
                connects += action.Kind == DeviceActionKind.ConnectDps
                    || action.Kind == DeviceActionKind.ConnectHub ? 1 : 0;
                DeviceEvent e = AnyEvent(ref random, RequestId(machine.Registration));
                if (e.Kind == DeviceEventKind.Tick && action.Deadline > now)
                {
                    now = action.Deadline;
                }

                action = machine.Step(e, now, random);
            }

            // A connection a second on the average would be spinning.
            Assert.IsTrue(connects * 1000L <= now + 1000, connects.ToString());
        }

        private static void Survive(ConnectionMachine machine, ref uint random)
        {
            long now = 0;
            DeviceAction action = machine.Step(Given.Start(), now, random);
            for (int step = 0; step < Steps; step++)
            {
                int before = (int)machine.State;
                DeviceEvent e = AnyEvent(ref random, RequestId(machine as RegistrationMachine));
                if (e.Kind == DeviceEventKind.Tick && action.Deadline > now)
                {
                    now = action.Deadline;
                }

                action = machine.Step(e, now, random);
                string move = before.ToString() + "-" + ((int)machine.State).ToString();
                Assert.IsTrue(Legal.IndexOf(" " + move + " ") >= 0, "illegal transition " + move);
                Assert.IsTrue(action.Deadline - now <= LongestWait, "a wait has no end");
            }
        }

        private static int RequestId(RegistrationMachine machine)
        {
            return machine == null ? 0 : machine.RequestId;
        }

        private static DeviceEvent AnyEvent(ref uint random, int requestId)
        {
            // Numerical Recipes' generator; its low bits are poor.
            random = random * 1664525 + 1013904223;
            uint pick = random >> 16;
            int id = pick % 3 == 0 ? requestId + (int)(pick % 5) : requestId;
            switch (pick % 16)
            {
                case 0:
                    return Given.Start();
                case 1:
                case 2:
                case 3:
                    return Given.Connected();
                case 4:
                    return Given.Closed();
                case 5:
                    return Given.Assigned(id);
                case 6:
                    return Given.Assigning(id, "&retry-after=" + (pick % 9).ToString());
                case 7:
                    return Given.Replied(400 + (int)(pick % 30), id, "", "{}");
                case 8:
                    return Given.Replied(500, id, "&retry-after=99999", "{\"status\":");
                case 9:
                    return Given.Replied(200, id, "", "{\"status\":\"failed\"}");
                case 10:
                    return new DeviceEvent((ushort)pick);
                case 11:
                    return new DeviceEvent(new byte[1]);
                case 12:
                    return Given.Lost((Fault)(501 + pick / 16 % 6));
                case 13:
                    return Given.Lost(Fault.ConnectionLost);
                default:
                    return Given.Tick();
            }
        }
    }
}
