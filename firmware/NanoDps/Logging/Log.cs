using System;

namespace NanoDps.Logging
{
    /// <summary>
    /// The one log: a line per event, short enough for a serial line. Secrets never come here.
    /// </summary>
    // 12.345 I 402 dps     connected ms=2210
    public sealed class Log
    {
        private const int LongestPeerText = 120;
        private const int PhaseWidth = 9;
        private const string Phases =
            " boot    " + " network " + " clock   " + " dps     " + " hub     ";

        private readonly ILogSink _sink;

        /// <summary>Makes a log.</summary>
        public Log(ILogSink sink)
        {
            _sink = sink;
        }

        /// <summary>Writes a line: uptime in s, level (I, W or E), code, phase, text.</summary>
        public void Write(LogCode code, string text)
        {
            int number = (int)code;
            int rank = number % 100;
            long uptime = Environment.TickCount64;
            _sink.Write(
                (uptime / 1000).ToString() + "." + (uptime % 1000).ToString("D3")
                + (rank < 50 ? " I " : rank < 80 ? " W " : " E ")
                + number.ToString()
                + Phases.Substring((number / 100 - 1) * PhaseWidth, PhaseWidth)
                + text);
        }

        /// <summary>Makes a peer's text fit for one line: printable, and not too long.</summary>
        public static string Clean(string text)
        {
            if (text == null)
            {
                return "-";
            }

            char[] letters = text.ToCharArray();
            int length = letters.Length > LongestPeerText ? LongestPeerText : letters.Length;
            for (int i = 0; i < length; i++)
            {
                if (letters[i] < ' ' || letters[i] == 127)
                {
                    letters[i] = ' ';
                }
            }

            return new string(letters, 0, length);
        }
    }
}
