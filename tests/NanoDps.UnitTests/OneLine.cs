using nanoFramework.TestFramework;
using NanoDps.Guard;
using NanoDps.Logging;

namespace NanoDps.UnitTests
{
    /// <summary>Keeps the last line.</summary>
    internal sealed class OneLine : ILogSink
    {
        internal string Line;

        public void Write(string line)
        {
            string secret = SecretText.Find(line, null);
            Assert.IsNull(secret, "a line of the log shows " + secret);
            Line = line;
        }
    }
}
