using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Flash;
using NanoDps.Logging;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class SerialLineTests
    {
        [TestMethod]
        public void TheChecksumIsThatOfItsDefinition()
        {
            byte[] digits = Encoding.UTF8.GetBytes("x123456789x");
            Assert.AreEqual(0x29B1, Crc16.Add(Crc16.Start, digits, 1, 9));
            Assert.AreEqual(0xFFFF, Crc16.Add(Crc16.Start, digits, 0, 0));
        }

        [TestMethod]
        public void ALineOfTheLogGetsItsChecksum()
        {
            SerialSink sink = new SerialSink(new TestDevice());
            sink.Write("12345 I 406 dps     reply status=200");
            string line = "12345 I 406 dps     reply status=200";
            byte[] bytes = Encoding.UTF8.GetBytes(line);
            Assert.AreEqual(
                line + " *" + Crc16.Add(Crc16.Start, bytes, 0, bytes.Length).ToString("X4") + "\r\n",
                ShellFixture.Written(sink.Queue));
        }

        [TestMethod]
        [DataRow("1 I 402 dps     connected ms=5", " native=1000 block=500")]
        [DataRow("1 I 404 dps     register", "")]
        [DataRow("1 W 450 dps     206 no-answer code=0", " native=1000 block=500")]
        [DataRow(
            "1 W 450 dps     203 unreachable: open port 8883 code=10061",
            " native=1000 block=500")]
        [DataRow(
            "1 W 550 hub     403!certificate-untrusted: look for a TLS proxy code=9",
            " tls=expired,not-trusted native=1000 block=500")]
        [DataRow(
            "1 W 450 dps     405!tls-alert: check the CLR's suites code=-30592",
            " tls=ssl-fatal-alert-message native=1000 block=500")]
        [DataRow("1 E 180 boot    101 config-missing: write nanodps.conf", "")]
        [DataRow("1 E 480 dps     round over, next in s=300", "")]
        [DataRow("1 W 163 boot    expires on 2038-01-15", "")]
        [DataRow("no line of the log", "")]
        [DataRow("", "")]
        public void WhatTheLogDoesNotSayStandsBehindIt(string line, string notes)
        {
            int code = LineNotes.CodeOf(line);
            Assert.AreEqual(notes, LineNotes.Of(line, code, new TestDevice()));
        }

        [TestMethod]
        [DataRow(8, "not-trusted")]
        [DataRow(13, "expired,cn-mismatch,not-trusted")]
        [DataRow(512, "future")]
        [DataRow(524288, "crl-bad-key")]
        [DataRow(-30592, "ssl-fatal-alert-message")]
        [DataRow(-76, "net-recv-failed")]
        [DataRow(-16, "mpi-alloc-failed")]
        public void ATlsNumberHasItsName(int code, string name)
        {
            Assert.AreEqual(name, TlsNames.Of(code));
        }

        [TestMethod]
        public void ANumberThatIsNoTlsCodeHasNone()
        {
            Assert.IsNull(TlsNames.Of(0));
            Assert.IsNull(TlsNames.Of(-7));
            Assert.IsNull(TlsNames.Of(0x100000));
        }

        [TestMethod]
        public void WhatFindsNoRoomIsDroppedWholeAndToldOnceThereIs()
        {
            SerialSink sink = new SerialSink(new TestDevice());
            Log log = new Log(sink);
            for (int i = 0; i < 100; i++)
            {
                log.Write(LogCode.DpsRegister, "register register register register");
            }

            sink.TellDropped();
            string first = ShellFixture.Written(sink.Queue);
            Assert.IsTrue(first.Length > 1900 && first.Length <= SerialSink.QueueBytes);
            Assert.IsTrue(first.IndexOf("dropped") < 0);

            int lines = first.Split('\n').Length - 1;
            sink.TellDropped();
            string told = ShellFixture.Written(sink.Queue);
            Assert.IsTrue(
                told.IndexOf(" W 650 shell   dropped lines=" + (100 - lines).ToString() + " *") > 0,
                told);
            sink.TellDropped();
            Assert.AreEqual("", ShellFixture.Written(sink.Queue));
        }

        [TestMethod]
        public void TheQueueWrapsAroundAndLosesNothing()
        {
            LineQueue queue = new LineQueue(64);
            for (int i = 0; i < 50; i++)
            {
                string line = "line " + (i + 1000).ToString();
                Assert.IsTrue(queue.Add(Encoding.UTF8.GetBytes(line), true));
                Assert.IsTrue(ShellFixture.Written(queue).StartsWith(line + " *"));
            }

            Assert.AreEqual(0, queue.TakeDropped());
        }

        [TestMethod]
        public void TheHistoryKeepsTheLastLinesWhole()
        {
            History history = new History(64);
            for (int i = 0; i < 30; i++)
            {
                history.Add(Encoding.UTF8.GetBytes("line " + (i + 100).ToString()));
            }

            history.Add(new byte[64]);
            byte[] all = history.ToArray();
            Assert.AreEqual(63, all.Length);
            int start = 0;
            for (int i = 23; i < 30; i++)
            {
                Assert.AreEqual("line " + (i + 100).ToString(), History.Next(all, ref start));
            }

            Assert.IsNull(History.Next(all, ref start));
        }

        [TestMethod]
        public void ALongLineIsCutAndNeverMoreThanTheQueue()
        {
            SerialSink sink = new SerialSink(new TestDevice());
            sink.Write("1 I 406 dps     " + new string('a', 1000));
            Assert.AreEqual(408, ShellFixture.Written(sink.Queue).Length);
        }

        [TestMethod]
        public void AnErrorOfTheShellIsCutAsAnyLine()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Shell.Fail("expected less, got " + new string('a', 1000));
            Assert.AreEqual(408, ShellFixture.Written(fixture.Sink.Queue).Length);
        }

        [TestMethod]
        public void ALineOfTheHistoryIsCutAsAnyLine()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Sink.Write("1 I 406 dps     " + new string('a', 1000));
            ShellFixture.Written(fixture.Sink.Queue);
            fixture.Shell.Run("history", 0);
            string told = ShellFixture.Written(fixture.Sink.Queue);
            Assert.AreEqual(408, told.IndexOf('\n') + 1);
            Assert.IsTrue(told.IndexOf(" I 601 shell   now 1 I 406 dps     aaa") > 0, told);
        }

        [TestMethod]
        [DataRow("\u00E9", 2)]
        [DataRow("\u20AC", 3)]
        [DataRow("\uD83D\uDE00", 4)]
        public void ACutIsBetweenTwoCharacters(string character, int bytes)
        {
            string many = "";
            for (int i = 0; i < 400; i++)
            {
                many += character;
            }

            // However long what stands before them is.
            string head = "1 I 406 dps     ";
            for (int i = 0; i < bytes; i++)
            {
                SerialSink sink = new SerialSink(new TestDevice());
                sink.Write(head + many);
                int fit = (400 - head.Length) / bytes;
                Assert.IsTrue(
                    ShellFixture.Written(sink.Queue).StartsWith(
                        head + many.Substring(0, fit * character.Length) + " *"),
                    head);
                head += "a";
            }
        }
    }
}
