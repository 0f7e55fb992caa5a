using nanoFramework.TestFramework;
using NanoDps.Configuration;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class FactoryResetTests
    {
        private const string Ours =
            "nanodps.conf nanodps.conf.new nanodps.lock nanodps.lock.new nanodps.history"
            + " nanodps.history.last nanodps.hub.a nanodps.hub.b nanodps.chain.a nanodps.chain.b"
            + " nanodps.crumb";

        private const string Theirs =
            "nanodps.csr nanodps.csr.key nanodps.crt nanodps.key dev-01.crt nanodps.roots"
            + " nanodps.roots.kept nanodps.stored";

        [TestMethod]
        public void WhatTheDeviceWroteGoesAndWhatItsOwnerPutThereStays()
        {
            ShellFixture fixture = new ShellFixture();
            Fill(fixture.Files);
            string asked = fixture.Run("factory reset");
            Assert.IsTrue(asked.StartsWith("650 this deletes configuration, "), asked);
            Assert.IsTrue(
                asked.IndexOf(
                    "; certificates, keys, requests and roots that you put there stay, and the "
                    + "runtime's Wi-Fi profile; ") > 0,
                asked);
            Assert.AreEqual("602 ok command=factory-reset", fixture.Run("factory reset confirm"));
            Assert.AreEqual(1, fixture.Device.Restarts);
            Assert.AreEqual("", Left(fixture.Files, Ours));
            Assert.AreEqual(" " + Theirs, Left(fixture.Files, Theirs));
        }

        [TestMethod]
        public void APowerCutNeverLeavesTheConfigurationWithoutItsLock()
        {
            int count = Ours.Split(' ').Length;
            for (int steps = 0; steps < count; steps++)
            {
                MemoryFiles files = new MemoryFiles();
                Fill(files);
                files.Steps = steps;
                bool isOver = false;
                try
                {
                    FactoryReset.Do(files);
                    isOver = true;
                }
                catch (System.Exception)
                {
                }

                Assert.IsFalse(isOver);
                Assert.IsTrue(files.Exists(PassphraseLock.FileName));
                Assert.AreEqual(steps == 0, files.Exists(Settings.FileName));
            }
        }

        private static void Fill(MemoryFiles files)
        {
            foreach (string name in (Ours + " " + Theirs).Split(' '))
            {
                // The shell of the fixture has looked for its lock before.
                files.Write(name, new byte[1]);
            }
        }

        private static string Left(MemoryFiles files, string names)
        {
            string left = "";
            foreach (string name in names.Split(' '))
            {
                left += files.Exists(name) ? " " + name : "";
            }

            return left;
        }
    }
}
