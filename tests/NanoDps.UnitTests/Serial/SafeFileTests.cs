using System;
using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Configuration;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class SafeFileTests
    {
        private const string Name = "nanodps.conf";

        [TestMethod]
        public void WhatIsWrittenIsThereWithItsChecksum()
        {
            MemoryFiles files = new MemoryFiles();
            SafeFile.Write(files, Name, "123456789");
            Assert.AreEqual("123456789# crc=29B1\n", Text(files));
            Assert.IsNull(files.Read(Name + ".new"));
        }

        [TestMethod]
        public void APowerCutAtAnyByteLeavesTheOldFileOrTheNewOne()
        {
            int steps = 0;
            bool isOver = false;
            int olds = 0;
            int news = 0;
            while (!isOver)
            {
                MemoryFiles files = Old();
                files.Steps = steps;
                isOver = TryWrite(files);
                files.Steps = int.MaxValue;
                SafeFile.Recover(files, Name);

                string text = Text(files);
                bool isNew = text.StartsWith("new = 2\n");
                Assert.IsTrue(isNew || text == "old = 1\n", text);
                Assert.IsNull(files.Read(Name + ".new"));
                olds += isNew ? 0 : 1;
                news += isNew ? 1 : 0;
                steps++;
            }

            // 20 bytes of the new file; whole, it wins.
            Assert.AreEqual(20, olds);
            Assert.AreEqual(3, news);
        }

        [TestMethod]
        public void APowerCutWhileRecoveringIsRecoveredFrom()
        {
            for (int steps = 0; steps < 2; steps++)
            {
                MemoryFiles files = Old();
                files.Steps = 20;
                Assert.IsFalse(TryWrite(files));
                files.Steps = steps;
                try
                {
                    SafeFile.Recover(files, Name);
                    Assert.IsTrue(false, "no power expected");
                }
                catch (Exception)
                {
                }

                files.Steps = int.MaxValue;
                SafeFile.Recover(files, Name);
                Assert.IsTrue(Text(files).StartsWith("new = 2\n"));
            }
        }

        [TestMethod]
        public void SettingsTakesTheChecksumForAComment()
        {
            MemoryFiles files = new MemoryFiles();
            ConfigFile file = new ConfigFile(files);
            file.Set(file.Find("id-scope"), "0ne1");
            file.Set(file.Find("registration-id"), "dev-01");
            file.Set(file.Find("key"), ShellFixture.Key);
            file.Save();
            Settings settings = new Settings(files.Read(Name));
            Assert.IsNull(settings.Error);
            Assert.AreEqual("dev-01", settings.RegistrationId);
        }

        private static MemoryFiles Old()
        {
            MemoryFiles files = new MemoryFiles();
            files.Write(Name, Encoding.UTF8.GetBytes("old = 1\n"));
            return files;
        }

        private static bool TryWrite(MemoryFiles files)
        {
            try
            {
                SafeFile.Write(files, Name, "new = 2\n");
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static string Text(MemoryFiles files)
        {
            byte[] file = files.Read(Name);
            return Encoding.UTF8.GetString(file, 0, file.Length);
        }
    }
}
