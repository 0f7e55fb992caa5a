using System;
using NanoDps.Platform;

namespace NanoDps.Serial
{
    /// <summary>The command status: what a person with a cable asks first.</summary>
    internal static class StatusCommand
    {
        internal static void Write(Shell shell, long now)
        {
            SerialSink sink = shell.Sink;
            DateTime utcNow = DateTime.UtcNow;
            shell.Say("uptime-ms=" + now.ToString() + Last(sink.LastLine));
            shell.Say(shell.Device.Status());
            shell.Say("utc=" + utcNow.ToString("s")
                + (ClockGate.IsOpen(utcNow) ? " clock=set" : " clock=not-set"));
            shell.Say(shell.Device.Memory());
            string lacks = new ConfigFile(shell.Files).Lacks();
            shell.Say(lacks == null ? "configured=yes" : "configured=no lacks=" + lacks);
            shell.Say("lock=" + (!shell.Lock.IsSet ? "none"
                : shell.Lock.IsOpen(now) ? "open" : "closed"));
            if (sink.LastFault != null)
            {
                shell.Say("last-fault " + sink.LastFault);
            }
        }

        // "12345 I 402 dps     connected" gives " last-code=402 phase=dps"
        private static string Last(string line)
        {
            if (line == null)
            {
                return "";
            }

            string[] parts = line.Split(' ');
            return " last-code=" + parts[2] + " phase=" + parts[3];
        }
    }
}
