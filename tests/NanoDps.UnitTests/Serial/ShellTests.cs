using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Logging;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class ShellTests
    {
        [TestMethod]
        [DataRow("sttaus", "680 error expected a command, got another word; type help")]
        [DataRow("log", "680 error expected log level info, warning or error, got another; type help")]
        [DataRow("log level 3", "680 error expected log level info, warning or error, got another; type help")]
        [DataRow("config", "680 error expected config show, set or clear, got another; type help")]
        [DataRow("network", "680 error expected network test, got another; type help")]
        [DataRow("tls", "680 error expected tls test [host[:port]], got another; type help")]
        [DataRow("unlock x", "680 error expected a passphrase to be set, got none; type lock <new passphrase>")]
        [DataRow("lock", "680 error expected a passphrase, got none; type lock <new passphrase>")]
        [DataRow("lock short", "680 error expected a passphrase of at least 8 bytes, got 5; choose a longer one")]
        [DataRow("tls test a:b", "680 error expected a host and a port from 1 to 65535, got another text; type tls test <host>:<port>")]
        [DataRow("tls test AAECAwQFBgcICQoLDA0ODw==", "680 error expected a host and a port from 1 to 65535, got another text; type tls test <host>:<port>")]
        [DataRow("tls test AAEC+wQF", "680 error expected a host and a port from 1 to 65535, got another text; type tls test <host>:<port>")]
        [DataRow("tls test AAEC/wQF:8883", "680 error expected a host and a port from 1 to 65535, got another text; type tls test <host>:<port>")]
        [DataRow("tls test my pass", "680 error expected a host and a port from 1 to 65535, got another text; type tls test <host>:<port>")]
        [DataRow("tls test a_b", "680 error expected a host and a port from 1 to 65535, got another text; type tls test <host>:<port>")]
        [DataRow("tls test aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "680 error expected a host and a port from 1 to 65535, got another text; type tls test <host>:<port>")]
        [DataRow("help me", "680 error expected the command alone, got more behind it; type help")]
        [DataRow("status foo", "680 error expected the command alone, got more behind it; type help")]
        [DataRow("history all", "680 error expected the command alone, got more behind it; type help")]
        [DataRow("reprovision x", "680 error expected the command alone, got more behind it; type help")]
        [DataRow("config show key", "680 error expected config show, set or clear, got another; type help")]
        [DataRow("network test x", "680 error expected network test, got another; type help")]
        [DataRow("tls test a:65536", "680 error expected a host and a port from 1 to 65535, got another text; type tls test <host>:<port>")]
        public void WhatIsNoCommandGetsOneErrorThatDoesNotRepeatIt(string line, string answer)
        {
            Assert.AreEqual(answer, new ShellFixture().Run(line));
        }

        [TestMethod]
        public void ARebootWithWordsBehindItIsNone()
        {
            ShellFixture fixture = new ShellFixture();
            Assert.AreEqual(
                "680 error expected the command alone, got more behind it; type help",
                fixture.Run("reboot now please"));
            Assert.AreEqual(0, fixture.Device.Restarts);
        }

        [TestMethod]
        public void AnEmptyLineGetsAHelloAndWhatIsLacking()
        {
            Assert.AreEqual(
                "600 NanoDps 0.1.0, type help"
                + "|650 not configured: id-scope is missing; type config set <name> <value>",
                new ShellFixture().Run(""));
        }

        [TestMethod]
        public void HelpNamesEveryCommandAndEndsOnce()
        {
            string answer = new ShellFixture().Run("help");
            string commands = "status,log level,history,config show,config set,config clear,"
                + "reprovision,reboot,network test,tls test,factory reset,unlock,lock";
            foreach (string command in commands.Split(','))
            {
                Assert.IsTrue(answer.IndexOf("601 " + command) >= 0, command);
            }

            Assert.IsTrue(answer.EndsWith("|602 ok command=help"));
            Assert.AreEqual(answer.IndexOf("602 ok"), answer.LastIndexOf("602 ok"));
        }

        [TestMethod]
        public void StatusTellsPhaseMemoryConfigurationAndTheLastFault()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Sink.Write("7 W 450 dps     206 no-answer code=0");
            fixture.Sink.Write("8 E 480 dps     round over, next in s=213");
            string answer = fixture.Run("status");
            Assert.IsTrue(answer.StartsWith("601 uptime-ms=1000 last-code=480 phase=dps|"), answer);
            Assert.IsTrue(answer.IndexOf("|601 ip=10.0.0.7 queue=0|") > 0, answer);
            Assert.IsTrue(answer.IndexOf("|601 native=1000 block=500|") > 0, answer);
            Assert.IsTrue(answer.IndexOf("|601 configured=no lacks=id-scope is missing|") > 0, answer);
            Assert.IsTrue(answer.IndexOf("|601 lock=none|") > 0, answer);
            Assert.IsTrue(
                answer.EndsWith("|601 last-fault 7 W 450 dps     206 no-answer code=0 "
                    + "native=1000 block=500|602 ok command=status"),
                answer);
        }

        [TestMethod]
        public void TheLevelSaysWhatIsWrittenAndTheHistoryKeepsAll()
        {
            ShellFixture fixture = new ShellFixture();
            Assert.AreEqual("602 ok command=log-level", fixture.Run("log level warning"));
            Assert.AreEqual("", Told(fixture, "1 I 404 dps     register"));
            Assert.AreEqual("2 W 650 s", Told(fixture, "2 W 650 shell   x"));
            fixture.Run("log level error");
            Assert.AreEqual("", Told(fixture, "3 W 450 dps     x"));
            Assert.AreEqual("4 E 480 d", Told(fixture, "4 E 480 dps     x"));
            fixture.Run("log level info");
            Assert.AreEqual("5 I 405 d", Told(fixture, "5 I 405 dps     poll"));
            Assert.AreEqual(
                "601 now 1 I 404 dps     register|601 now 2 W 650 shell   x"
                + "|601 now 3 W 450 dps     x native=1000 block=500|601 now 4 E 480 dps     x"
                + "|601 now 5 I 405 dps     poll|602 ok command=history",
                fixture.Run("history"));
        }

        [TestMethod]
        public void TestsOfDpsNeedToKnowWhereItIs()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Files.Write("nanodps.conf", Encoding.UTF8.GetBytes("endpiont=dps.plant\n"));
            string answer = fixture.Run("network test");
            Assert.IsTrue(
                answer.StartsWith("680 error expected the host of DPS in nanodps.conf, got line 1: "),
                answer);
            Assert.IsTrue(answer.EndsWith("got \"endpiont\""), answer);
            fixture.Files.Write("nanodps.conf", Encoding.UTF8.GetBytes(
                "id-scope=0ne1\nregistration-id=a\nendpoint=AAECAwQFBgcICQoLDA0ODw==\n"));
            Assert.AreEqual(
                "680 error expected the host of DPS in nanodps.conf, got endpoint: "
                + "expected 1 to 128 of a-z 0-9 and, inside, - ., got another text",
                fixture.Run("network test"));
        }

        [TestMethod]
        public void AFaultBehindARebootLeavesTheHistoryAsItWas()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Run("reboot");
            int writes = fixture.Files.Writes;
            fixture.Shell.History.SaveFault(fixture.Sink.History, HistoryFile.Pause);
            Assert.AreEqual(writes, fixture.Files.Writes);
        }

        [TestMethod]
        public void HistoryShowsTheBootBeforeFirst()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Files.Write(
                HistoryFile.FileName, Encoding.UTF8.GetBytes("8 I 401 dps     connecting\n"));
            new HistoryFile(fixture.Files).Begin();
            fixture.Sink.Write("1 I 404 dps     register");
            Assert.AreEqual(
                "601 last 8 I 401 dps     connecting|601 now 1 I 404 dps     register"
                + "|602 ok command=history",
                fixture.Run("history"));
        }

        [TestMethod]
        public void ReprovisionAsksTheProgram()
        {
            ShellFixture fixture = new ShellFixture();
            Assert.AreEqual("602 ok command=reprovision", fixture.Run("reprovision"));
            fixture.Device.WhyNot = "expected a running device, got none; configure it";
            Assert.AreEqual(
                "680 error expected a running device, got none; configure it",
                fixture.Run("reprovision"));
            Assert.AreEqual(2, fixture.Device.Reprovisions);
        }

        [TestMethod]
        public void AnExceptionIsAnErrorAndNothingEnds()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Files.Steps = 0;
            Assert.AreEqual(
                "680 error expected to write the file, got no power; the old one stays, reboot and try again",
                fixture.Run("config set id-scope 0ne1"));
            Assert.AreEqual(
                "680 error expected no exception, got no power; report it",
                fixture.Run("lock correct horse"));
            Assert.AreEqual("602 ok command=log-level", fixture.Run("log level info"));
        }

        private static string Told(ShellFixture fixture, string line)
        {
            fixture.Sink.Write(line);
            string written = ShellFixture.Written(fixture.Sink.Queue);
            return written.Length == 0 ? "" : written.Substring(0, 9);
        }
    }
}
