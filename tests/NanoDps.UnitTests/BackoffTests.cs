using nanoFramework.TestFramework;
using NanoDps.Machine;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class BackoffTests
    {
        [TestMethod]
        [DataRow(1, 1000)]
        [DataRow(2, 2000)]
        [DataRow(3, 4000)]
        [DataRow(6, 32000)]
        [DataRow(7, 50000)]
        [DataRow(100000, 50000)]
        public void DelayDoublesUpToItsLimitAndIsHalfOfThatWithoutJitter(int attempt, int expected)
        {
            Assert.AreEqual(expected, (int)Backoff.Delay(attempt, 2000, 100000, 0));
        }

        [TestMethod]
        public void NoAttemptCountsAsTheFirst()
        {
            Assert.AreEqual(1000L, Backoff.Delay(0, 2000, 100000, 0));
            Assert.AreEqual(1000L, Backoff.Delay(-5, 2000, 100000, 0));
        }

        [TestMethod]
        public void JitterNeverLeavesTheUpperHalf()
        {
            uint jitter = 12345;
            for (int i = 0; i < 1000; i++)
            {
                jitter = jitter * 1664525 + 1013904223;
                long delay = Backoff.Delay(4, 2000, 100000, jitter);
                Assert.IsTrue(delay >= 8000 && delay <= 16000, delay.ToString());
            }
        }

        [TestMethod]
        public void TheLargestJitterGivesTheWholeDelay()
        {
            Assert.AreEqual(2000L, Backoff.Delay(1, 2000, 100000, 1000));
            Assert.AreEqual(1000L, Backoff.Delay(1, 2000, 100000, 1001));
        }
    }
}
