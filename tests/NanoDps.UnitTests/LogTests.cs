using nanoFramework.TestFramework;
using NanoDps.Logging;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class LogTests
    {
        [TestMethod]
        [DataRow(101, " I 101 boot    text")]
        [DataRow(250, " W 250 network text")]
        [DataRow(301, " I 301 clock   text")]
        [DataRow(450, " W 450 dps     text")]
        [DataRow(480, " E 480 dps     text")]
        [DataRow(502, " I 502 hub     text")]
        public void ALineHasUptimeLevelCodePhaseAndText(int code, string expected)
        {
            OneLine sink = new OneLine();
            new Log(sink).Write((LogCode)code, "text");
            int blank = sink.Line.IndexOf(' ');
            Assert.IsTrue(long.Parse(sink.Line.Substring(0, blank)) >= 0);
            Assert.AreEqual(expected, sink.Line.Substring(blank));
        }

        [TestMethod]
        [DataRow("ok ~ \u00A0\u00FF\u20AC", "ok ~ \u00A0\u00FF\u20AC")]
        [DataRow("ok\r\n1 I 602", "ok")]
        [DataRow("ok\u001F", "ok")]
        [DataRow("ok\u007F", "ok")]
        [DataRow("ok\u0080", "ok")]
        [DataRow("ok\u009B2J", "ok")]
        [DataRow("ok\u009F", "ok")]
        public void APeersTextEndsAtTheFirstControlCharacter(string text, string clean)
        {
            Assert.AreEqual(clean, Log.Clean(text));
        }
    }
}
