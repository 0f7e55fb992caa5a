using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class CommandLineTests
    {
        [TestMethod]
        [DataRow("status\r", "status")]
        [DataRow("status\n", "status")]
        [DataRow("status\r\n", "status")]
        [DataRow("status\r\nhelp\r\n", "status|help")]
        [DataRow("status\n\r\n", "status|")]
        [DataRow("\r\n\r\n", "|")]
        [DataRow("  log\tlevel info  \r", "log level info")]
        [DataRow("stutus\b\b\b\batus\r", "status")]
        [DataRow("\b\b\bhelp\r", "help")]
        [DataRow("h\u00E9\b\u00E9lp\r", "h\u00E9lp")]
        [DataRow("rubbish\u0015help\r", "help")]
        [DataRow("rubbish\u0003help\r", "help")]
        [DataRow("half a line", "")]
        [DataRow("12345 I 602 shell   ok command=help *1F3A\r\nhelp\r\n", "help")]
        [DataRow("1 \u00FCx\u0001 *00FF\r\nhelp\r\n", "help")]
        [DataRow("config set wifi-password x *1F3A\r", "config set wifi-password x *1F3A")]
        [DataRow("1 x *1F3a\r", "1 x *1F3a")]
        [DataRow("1 x *1F3A\b\r", "1 x *1F3")]
        [DataRow("1 x *1F3\r", "1 x *1F3")]
        [DataRow("1 x*1F3A\r", "1 x*1F3A")]
        public void BytesBecomeLines(string typed, string lines)
        {
            Assert.AreEqual(lines, Lines(new CommandLine(), Encoding.UTF8.GetBytes(typed)));
        }

        [TestMethod]
        public void ALineOf200BytesIsTheLongest()
        {
            CommandLine input = new CommandLine();
            string longest = new string('a', CommandLine.LongestLine);
            Assert.AreEqual(longest, Lines(input, Encoding.UTF8.GetBytes(longest + "\r")));
            Assert.AreEqual(
                "!expected at most 200 bytes, got 201; send a shorter line|help",
                Lines(input, Encoding.UTF8.GetBytes(longest + "a\rhelp\r")));
            Assert.AreEqual(
                "!expected at most 200 bytes, got 5000; send a shorter line",
                Lines(input, Encoding.UTF8.GetBytes(new string('a', 5000) + "\b\b\r")));
        }

        [TestMethod]
        public void ALineOfTheDevicesOwnThatCameBackIsNoneHoweverLong()
        {
            CommandLine input = new CommandLine();
            SerialSink sink = new SerialSink(new TestDevice());
            sink.Write("1 I 404 dps     " + new string('a', 300));
            sink.Answer(ShellCode.Error, "error expected a command, got another word; type help");
            string came = ShellFixture.Written(sink.Queue);
            Assert.AreEqual("", Lines(input, Encoding.UTF8.GetBytes(came)));
            Assert.AreEqual("help", Lines(input, Encoding.UTF8.GetBytes("help\r")));
        }

        [TestMethod]
        public void AControlByteIsNamedOnce()
        {
            Assert.AreEqual(
                "!expected text, got control byte 27 at 5; type the line again without cursor keys"
                + "|help",
                Lines(
                    new CommandLine(), Encoding.UTF8.GetBytes("stat\u001B[A\u001B[B\rhelp\r")));
        }

        [TestMethod]
        public void AControlByteThatWasTakenBackIsForgotten()
        {
            byte[] typed = new byte[] { (byte)'a', 0, 8, (byte)'b', 13 };
            Assert.AreEqual("ab", Lines(new CommandLine(), typed));
        }

        [TestMethod]
        public void BytesThatAreNoUtf8AreNamedOnce()
        {
            byte[] typed = new byte[] { (byte)'a', 0xC3, (byte)'b', 0xFF, 13, (byte)'c', 10 };
            Assert.AreEqual(
                "!expected UTF-8, got byte 195 at 2; type the line again|c",
                Lines(new CommandLine(), typed));
        }

        [TestMethod]
        public void OnlyShortestFormsOfScalarValuesAreUtf8()
        {
            // RFC 3629, section 4: the first and the last of each row, and what lies beside it.
            string good = "41 C280 DFBF E0A080 ED9FBF EE8080 EFBFBF F0908080 F48FBFBF";
            string bad = "80 C0AF C1BF E09FBF EDA080 F08FBFBF F4908080 F5808080 FF C3 E282 E28241";
            foreach (string text in good.Split(' '))
            {
                byte[] bytes = Bytes(text);
                Assert.AreEqual(-1, Utf8.FirstBad(bytes, bytes.Length), text);
            }

            foreach (string text in bad.Split(' '))
            {
                byte[] bytes = Bytes("41" + text);
                Assert.AreEqual(1, Utf8.FirstBad(bytes, bytes.Length), text);
            }
        }

        private static string Lines(CommandLine input, byte[] typed)
        {
            string all = null;
            foreach (byte next in typed)
            {
                if (input.Add(next))
                {
                    string error;
                    string line = input.Take(out error);
                    all = (all == null ? "" : all + "|") + (error == null ? line : "!" + error);
                }
            }

            return all == null ? "" : all;
        }

        private static byte[] Bytes(string hex)
        {
            string digits = "0123456789ABCDEF";
            byte[] bytes = new byte[hex.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(digits.IndexOf(hex[2 * i]) * 16 + digits.IndexOf(hex[2 * i + 1]));
            }

            return bytes;
        }
    }
}
