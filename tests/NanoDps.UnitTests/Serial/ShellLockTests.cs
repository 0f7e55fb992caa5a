using System;
using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class ShellLockTests
    {
        private const string Passphrase = "correct horse";
        private const string Locked =
            "680 error expected an unlocked shell, got a locked one; type unlock <passphrase>";

        [TestMethod]
        public void ALockedShellShowsAndDoesNotSet()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Run("config set id-scope 0ne1");
            fixture.Run("config set key " + ShellFixture.Key);
            Assert.AreEqual("602 ok command=lock", fixture.Run("lock " + Passphrase));
            string commands = "config set id-scope 0ne2,config clear all,reprovision,factory reset,"
                + "factory reset confirm,lock another one";
            foreach (string command in commands.Split(','))
            {
                Assert.AreEqual(Locked, fixture.Run(command), command);
            }

            string shown = fixture.Run("config show");
            Assert.IsTrue(shown.StartsWith("601 id-scope=0ne1|601 registration-id=-|601 key=set|"));
            Assert.IsTrue(fixture.Run("status").IndexOf("|601 lock=closed|") > 0);
        }

        [TestMethod]
        public void ThePassphraseOpensItForTenMinutesFromTheLastCommand()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Run("lock " + Passphrase);
            Assert.AreEqual("602 ok command=unlock", fixture.Run("unlock " + Passphrase));
            fixture.Now += 599000;
            Assert.AreEqual("602 ok command=reprovision", fixture.Run("reprovision"));
            fixture.Now += 599000;
            Assert.AreEqual("602 ok command=reprovision", fixture.Run("reprovision"));
            fixture.Now += 600000;
            Assert.AreEqual(Locked, fixture.Run("reprovision"));
        }

        [TestMethod]
        public void LookingDoesNotKeepItOpen()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Run("lock " + Passphrase);
            fixture.Run("unlock " + Passphrase);
            fixture.Now += 599000;
            Assert.IsTrue(fixture.Run("status").IndexOf("|601 lock=open|") > 0);
            fixture.Run("config show");
            fixture.Now += 1000;
            Assert.IsTrue(fixture.Run("status").IndexOf("|601 lock=closed|") > 0);
            Assert.AreEqual(Locked, fixture.Run("reprovision"));
        }

        [TestMethod]
        public void LockAloneLocksAgainAndANewPassphraseReplacesTheOld()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Run("lock " + Passphrase);
            fixture.Run("unlock " + Passphrase);
            Assert.AreEqual("602 ok command=lock", fixture.Run("lock"));
            Assert.AreEqual(Locked, fixture.Run("reprovision"));
            fixture.Run("unlock " + Passphrase);
            Assert.AreEqual("602 ok command=lock", fixture.Run("lock battery staple"));
            Assert.AreEqual(
                "680 error expected the passphrase, got another; try again in s=1",
                fixture.Run("unlock " + Passphrase));
            fixture.Now += 1000;
            Assert.AreEqual("602 ok command=unlock", fixture.Run("unlock battery staple"));
        }

        [TestMethod]
        public void WrongTriesWaitLongerAndLongerUpToAMinute()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Run("lock " + Passphrase);
            int[] waits = new int[] { 1, 2, 4, 8, 16, 32, 60, 60 };
            foreach (int wait in waits)
            {
                Assert.AreEqual(
                    "680 error expected the passphrase, got another; try again in s="
                    + wait.ToString(),
                    fixture.Run("unlock wrong wrong"));

                // The right one, too early, is not even looked at.
                fixture.Now += wait * 1000 - 1;
                Assert.AreEqual(
                    "680 error expected a pause after a wrong passphrase; try again in s=1",
                    fixture.Run("unlock " + Passphrase));
                fixture.Now += 1;
            }

            Assert.AreEqual("602 ok command=unlock", fixture.Run("unlock " + Passphrase));
            Assert.AreEqual(
                "680 error expected the passphrase, got another; try again in s=1",
                fixture.Run("unlock wrong wrong"));
        }

        [TestMethod]
        public void AfterAStartTheFirstTryWaitsTenSeconds()
        {
            ShellFixture fixture = new ShellFixture();
            PassphraseLock.Write(fixture.Files, Passphrase, "board 1");
            fixture.Shell.Lock = new PassphraseLock(fixture.Files);
            fixture.Shell.Lock.Begin(fixture.Now);
            fixture.Now += 6001;
            Assert.AreEqual(
                "680 error expected a pause after the start; try again in s=4",
                fixture.Run("unlock " + Passphrase));
            fixture.Now += 3999;
            Assert.AreEqual(
                "680 error expected the passphrase, got another; try again in s=1",
                fixture.Run("unlock wrong wrong"));
            Assert.AreEqual(
                "680 error expected a pause after a wrong passphrase; try again in s=1",
                fixture.Run("unlock " + Passphrase));
            fixture.Now += 1000;
            Assert.AreEqual("602 ok command=unlock", fixture.Run("unlock " + Passphrase));
        }

        [TestMethod]
        public void APassphraseThatIsSetAfterTheStartWaitsForNothing()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Shell.Lock.Begin(fixture.Now);
            fixture.Run("lock " + Passphrase);
            Assert.AreEqual("602 ok command=unlock", fixture.Run("unlock " + Passphrase));
        }

        [TestMethod]
        public void TheFileHasASaltAndNotThePassphrase()
        {
            MemoryFiles files = new MemoryFiles();
            PassphraseLock.Write(files, Passphrase, "board 1");
            string first = Text(files);
            PassphraseLock.Write(files, Passphrase, "board 2");
            Assert.IsFalse(first == Text(files));
            Assert.IsTrue(first.IndexOf(Passphrase) < 0);
            Assert.IsNull(new PassphraseLock(files).Open(Passphrase, 0));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("x")]
        [DataRow("AAAA AAAA\n")]
        [DataRow("!!!! !!!!\n")]
        public void AFileThatCannotBeReadLocksForGood(string text)
        {
            MemoryFiles files = new MemoryFiles();
            files.Write(PassphraseLock.FileName, Encoding.UTF8.GetBytes(text));
            ExpectLockedForGood(files);
        }

        [TestMethod]
        public void AFileThatTheStorageDoesNotGiveLocksAllTheSame()
        {
            MemoryFiles files = new MemoryFiles();
            PassphraseLock.Write(files, Passphrase, "board 1");
            files.Unreadable = PassphraseLock.FileName;
            ExpectLockedForGood(files);
        }

        [TestMethod]
        public void ANewFileThatCouldNotTakeItsPlaceLocksToo()
        {
            MemoryFiles files = new MemoryFiles();
            PassphraseLock.Write(files, Passphrase, "board 1");
            files.Move(PassphraseLock.FileName, PassphraseLock.FileName + ".new");
            Assert.IsFalse(new PassphraseLock(files).IsOpen(0));
            SafeFile.Recover(files, PassphraseLock.FileName);
            Assert.IsNull(new PassphraseLock(files).Open(Passphrase, 0));
        }

        [TestMethod]
        public void APowerCutWhileThePassphraseChangesLeavesOneOfTheTwo()
        {
            MemoryFiles files = new MemoryFiles();
            PassphraseLock.Write(files, "first one", "1");
            files.Steps = 30;
            try
            {
                PassphraseLock.Write(files, "second one", "2");
                Assert.IsTrue(false, "no power expected");
            }
            catch (Exception)
            {
            }

            files.Steps = int.MaxValue;
            SafeFile.Recover(files, PassphraseLock.FileName);
            Assert.IsNull(new PassphraseLock(files).Open("first one", 0));
        }

        private static void ExpectLockedForGood(MemoryFiles files)
        {
            PassphraseLock broken = new PassphraseLock(files);
            Assert.IsTrue(broken.IsSet);
            Assert.IsFalse(broken.IsOpen(0));
            Assert.AreEqual(
                "expected the passphrase, got another; try again in s=1",
                broken.Open(Passphrase, 0));
        }

        private static string Text(MemoryFiles files)
        {
            byte[] file = files.Read(PassphraseLock.FileName);
            return Encoding.UTF8.GetString(file, 0, file.Length);
        }
    }
}
