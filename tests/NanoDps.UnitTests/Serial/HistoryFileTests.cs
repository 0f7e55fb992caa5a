using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class HistoryFileTests
    {
        [TestMethod]
        public void AFaultIsSavedAtMostOnceAnHour()
        {
            MemoryFiles files = new MemoryFiles();
            HistoryFile file = new HistoryFile(files);
            History history = new History(100);
            history.Add(Encoding.UTF8.GetBytes("1 W 450 dps     206 no-answer"));
            file.SaveFault(history, 5000);
            file.SaveFault(history, 6000);
            file.SaveFault(history, 5000 + HistoryFile.Pause - 1);
            Assert.AreEqual(1, files.Writes);
            file.SaveFault(history, 5000 + HistoryFile.Pause);
            Assert.AreEqual(2, files.Writes);
            file.IsClosed = true;
            file.SaveFault(history, 5000 + 2 * HistoryFile.Pause);
            Assert.AreEqual(2, files.Writes);
        }

        [TestMethod]
        public void ABootWithoutAFileWritesNothing()
        {
            MemoryFiles files = new MemoryFiles();
            files.Steps = 0;
            HistoryFile file = new HistoryFile(files);
            file.Begin();
            Assert.IsNull(file.Last());
        }

        [TestMethod]
        public void WhatTheLastBootWroteIsThereForOneBoot()
        {
            MemoryFiles files = new MemoryFiles();
            files.Write(HistoryFile.FileName, Encoding.UTF8.GetBytes("a\n"));
            HistoryFile file = new HistoryFile(files);
            file.Begin();
            Assert.AreEqual(2, file.Last().Length);
            Assert.IsNull(files.Read(HistoryFile.FileName));
            file = new HistoryFile(files);
            file.Begin();
            Assert.IsNull(file.Last());
        }

        [TestMethod]
        public void AFileSystemThatFailsIsNoExceptionAndNoHistory()
        {
            MemoryFiles files = new MemoryFiles();
            files.Write(HistoryFile.FileName, Encoding.UTF8.GetBytes("a\n"));
            files.Steps = 0;
            HistoryFile file = new HistoryFile(files);
            file.Begin();
            file.Save(new History(100));
            Assert.IsNull(file.Last());
        }

        [TestMethod]
        public void HowTheLastBootEndedIsSaidAsFarAsItLeftAnything()
        {
            Assert.AreEqual("last-end=unknown", LastEnd.Of(null));
            Assert.AreEqual(
                "last-end=restart",
                LastEnd.Of(Encoding.UTF8.GetBytes(
                    "1 W 450 dps     206 no-answer\n9 I 603 shell   restart asked-by=shell\n")));
            Assert.AreEqual(
                "last-end=unknown after a fault, see history",
                LastEnd.Of(Encoding.UTF8.GetBytes("1 W 450 dps     206 no-answer\n")));
        }

        [TestMethod]
        public void RebootSaysSoSavesTheHistoryAndRestarts()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Sink.Queue.Remove(0);
            string answer = fixture.Run("reboot");
            Assert.AreEqual("602 ok command=reboot|603 restart asked-by=shell", answer);
            Assert.AreEqual(1, fixture.Device.Restarts);
            Assert.AreEqual(
                "last-end=restart", LastEnd.Of(fixture.Files.Read(HistoryFile.FileName)));
        }
    }
}
