using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Guard;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    /// <summary>A shell over files in memory.</summary>
    internal sealed class ShellFixture
    {
        internal const string Key = "AAECAwQFBgcICQoLDA0ODw==";

        internal readonly MemoryFiles Files = new MemoryFiles();
        internal readonly TestDevice Device = new TestDevice();
        internal readonly SerialSink Sink;
        internal readonly Shell Shell;
        internal long Now = 1000;

        internal ShellFixture()
        {
            Sink = new SerialSink(Device);
            Shell = new Shell(Sink, Device, Files, new HistoryFile(Files));
        }

        /// <summary>
        /// Does a command and gives code and text of each line of the answer, a bar between them.
        /// </summary>
        internal string Run(string line)
        {
            Written(Sink.Queue);
            Shell.Run(line, Now);
            string all = "";
            foreach (string one in Written(Sink.Queue).Split('\n'))
            {
                int code = one.IndexOf(' ') + 3;
                if (one.Length > code)
                {
                    string text = one.Substring(code + 12, one.LastIndexOf(" *") - code - 12);
                    all += (all.Length == 0 ? "" : "|") + one.Substring(code, 3) + " " + text;
                }
            }

            return all;
        }

        /// <summary>Takes out all that waits, as the port would.</summary>
        internal static string Written(LineQueue queue)
        {
            string all = "";
            byte[] ring;
            int start;
            int count;
            while ((count = queue.Peek(0, out ring, out start)) > 0)
            {
                all += Encoding.UTF8.GetString(ring, start, count);
                queue.Remove(count);
            }

            string secret = SecretText.Find(all, null);
            Assert.IsNull(secret, "the serial line shows " + secret);
            return all;
        }
    }
}
