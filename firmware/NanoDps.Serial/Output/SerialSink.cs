using System;
using System.Text;
using System.Threading;
using NanoDps.Logging;

namespace NanoDps.Serial
{
    /// <summary>
    /// The log's sink for the serial line: each line with a checksum, and with what to do about a
    /// fault when it does not say so itself. It never waits: a line that finds the port behind by
    /// 2,048 bytes is dropped, and the number of such lines is told later.
    /// </summary>
    // 12345 I 402 dps     connected ms=2210 *1F3A
    public sealed class SerialSink : ILogSink
    {
        /// <summary>How many bytes of lines wait for the port at the most.</summary>
        public const int QueueBytes = 2048;

        /// <summary>How many bytes of lines are kept for the command history.</summary>
        public const int HistoryBytes = 2048;

        private const int LongestLine = 400; // in bytes
        private const int Pause = (int)LogCode.DpsPause % 100;

        private readonly ShellDevice _device;
        private int _acknowledged;

        internal readonly LineQueue Queue = new LineQueue(QueueBytes);
        internal readonly History History = new History(HistoryBytes);

        /// <summary>Set by each fault; whoever saves the history clears it.</summary>
        internal bool HasNewFault;

        /// <summary>What is written: 0 all lines, 1 warnings and errors, 2 errors.</summary>
        internal int Level;

        /// <summary>How many messages the hub has acknowledged.</summary>
        public int Acknowledged => _acknowledged;

        /// <summary>The last line of the log; null while there is none.</summary>
        internal string LastLine;

        /// <summary>
        /// The last warning or error of the log that is more than a pause; null while there is none.
        /// </summary>
        internal string LastFault;

        /// <summary>
        /// Makes the sink; nothing leaves it before <see cref="SerialShell.Start"/>.
        /// </summary>
        public SerialSink(ShellDevice device)
        {
            _device = device;
        }

        /// <inheritdoc/>
        public void Write(string line)
        {
            int code = LineNotes.CodeOf(line);
            _acknowledged += code == (int)LogCode.HubAcknowledged ? 1 : 0;
            line += LineNotes.Of(line, code, _device);
            byte[] bytes = Encode(line);
            History.Add(bytes);
            LastLine = line;
            if (code % 100 >= 50)
            {
                // 480 and 580: the fault stands before it.
                LastFault = code % 100 == Pause && code >= (int)LogCode.DpsPause ? LastFault : line;
                HasNewFault = true;
            }

            if (RankOf(code) >= Level)
            {
                Queue.Add(bytes, true);
            }
        }

        /// <summary>Writes a line of the shell; waits up to 2 s for room.</summary>
        internal void Answer(int code, string text)
        {
            byte[] line = Encode(ShellLine(code, text));
            for (int tries = 0; tries < 100 && !Queue.Add(line, tries == 99); tries++)
            {
                Thread.Sleep(20);
            }
        }

        /// <summary>Tells how many lines were dropped, once there is room for it.</summary>
        internal void TellDropped()
        {
            int dropped = Queue.TakeDropped();
            if (dropped > 0)
            {
                Queue.Add(
                    Encode(ShellLine(
                        ShellCode.Warning, "dropped lines=" + dropped.ToString())),
                    false);
            }
        }

        // 12345 I 601 shell   uptime-ms=12345
        internal static string ShellLine(int code, string text)
        {
            return Environment.TickCount64.ToString()
                + (code < ShellCode.Warning ? " I " : code < ShellCode.Error ? " W " : " E ")
                + code.ToString() + " shell   " + text;
        }

        /// <summary>A line in UTF-8, cut before the first character without room.</summary>
        private static byte[] Encode(string line)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(line);
            int count = LongestLine;
            if (bytes.Length <= count)
            {
                return bytes;
            }

            // 10xxxxxx is within a character (RFC 3629, section 3).
            while ((bytes[count] & 0xC0) == 0x80)
            {
                count--;
            }

            byte[] cut = new byte[count];
            Array.Copy(bytes, cut, count);
            return cut;
        }

        private static int RankOf(int code)
        {
            return code % 100 < 50 ? 0 : code % 100 < 80 ? 1 : 2;
        }
    }
}
