using System;

namespace NanoDps.Logging
{
    /// <summary>
    /// The one log: a line per event, short enough for a serial line. Secrets never come here.
    /// </summary>
    // 12345 I 402 dps     connected ms=2210
    public sealed class Log
    {
        private const int LongestPeerText = 120;

        private readonly ILogSink _sink;

        /// <summary>Makes a log.</summary>
        public Log(ILogSink sink)
        {
            _sink = sink;
        }

        /// <summary>Writes a line: uptime in ms, level (I, W or E), code, phase, text.</summary>
        public void Write(LogCode code, string text)
        {
            int number = (int)code;
            int rank = number % 100;

            // A literal is one object; a part of a longer one is three.
            string phase = number < 200 ? " boot    "
                : number < 300 ? " network "
                : number < 400 ? " clock   "
                : number < 500 ? " dps     "
                : " hub     ";
            _sink.Write(
                Environment.TickCount64.ToString()
                + (rank < 50 ? " I " : rank < 80 ? " W " : " E ")
                + number.ToString()
                + phase
                + text);
        }

        /// <summary>
        /// Makes a peer's text fit for one line: cut at the first control character, and not too
        /// long.
        /// </summary>
        public static string Clean(string text)
        {
            if (text == null)
            {
                return "-";
            }

            int count = 0;
            while (count < text.Length
                && count < LongestPeerText
                && text[count] >= ' '
                && (uint)(text[count] - 127) > 32) // DEL and C1: to some terminals 155 is ESC [
            {
                count++;
            }

            return count == text.Length ? text : text.Substring(0, count);
        }
    }
}
