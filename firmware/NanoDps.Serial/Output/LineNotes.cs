using System;
using NanoDps.Faults;

namespace NanoDps.Serial
{
    /// <summary>What the serial line says beyond the log: fields behind a line's own.</summary>
    // … 403!certificate-untrusted: look for a TLS proxy code=8 tls=not-trusted native=160000 block=…
    internal static class LineNotes
    {
        private const string TlsConnecting = " 401 402 450 501 502 550 ";
        private const string OfHub = " 502 505 550 ";

        /// <summary>The number of a line's code; 0 when it has none.</summary>
        internal static int CodeOf(string line)
        {
            int blank = line.IndexOf(' ');
            return blank > 0 && line.Length > blank + 6 ? Number(line, blank + 3) : 0;
        }

        /// <summary>The number of the fault that a line names; 0 when it names none.</summary>
        // …phase of 9 characters, then "403!certificate-untrusted" or "203 unreachable"
        internal static int FaultOf(string line)
        {
            int text = TextOf(line);
            if (line.Length < text + 5
                || (line[text + 3] != ' ' && line[text + 3] != '!')
                || line[text + 4] < 'a' || line[text + 4] > 'z')
            {
                return 0;
            }

            return Number(line, text);
        }

        /// <summary>The fields to write behind a line, or "".</summary>
        /// <param name="line">The line, as the log gives it.</param>
        /// <param name="code">Its code.</param>
        /// <param name="device">Knows how much memory there is.</param>
        internal static string Of(string line, int code, ShellDevice device)
        {
            string notes = "";
            string key = " " + code.ToString() + " ";
            if (TlsConnecting.IndexOf(key) >= 0)
            {
                notes = Field(" ", device.Memory());
            }

            int queue = OfHub.IndexOf(key) >= 0 ? device.Queue() : -1;
            if (queue >= 0)
            {
                notes += " queue=" + queue.ToString();
            }

            int fault = code % 100 < 50 ? 0 : FaultOf(line);
            if (fault == 0)
            {
                return notes;
            }

            if (IsTls(fault))
            {
                notes = Field(" tls=", TlsNames.Of(FieldNumber(line, " code="))) + notes;
            }

            return notes;
        }

        /// <summary>Whether the code beside a fault is one of TLS.</summary>
        internal static bool IsTls(int fault)
        {
            return fault == (int)Fault.ClockBehind || fault / 100 == 4;
        }

        private static string Field(string name, string value)
        {
            return value == null ? "" : name + value;
        }

        private static int TextOf(string line)
        {
            return line.IndexOf(' ') + 15;
        }

        private static int FieldNumber(string line, string name)
        {
            int start = line.IndexOf(name);
            if (start < 0)
            {
                return 0;
            }

            start += name.Length;
            int end = line.IndexOf(' ', start);
            return Parse(line.Substring(start, (end < 0 ? line.Length : end) - start));
        }

        private static int Number(string line, int start)
        {
            return Parse(line.Substring(start, 3));
        }

        private static int Parse(string digits)
        {
            try
            {
                return int.Parse(digits);
            }
            catch (Exception)
            {
                return 0;
            }
        }
    }
}
