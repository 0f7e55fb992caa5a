namespace NanoDps.Serial
{
    /// <summary>
    /// How the last boot ended, by what it has left. No managed call gives the cause of a reset:
    /// power, button, watchdog and crash look the same.
    /// </summary>
    internal static class LastEnd
    {
        private const string Restarted = " 603 shell ";

        /// <summary>The fields for the log.</summary>
        /// <param name="history">What the last boot has written; null when nothing.</param>
        internal static string Of(byte[] history)
        {
            if (history == null)
            {
                return "last-end=unknown";
            }

            string last = "";
            string line;
            int start = 0;
            while ((line = History.Next(history, ref start)) != null)
            {
                last = line;
            }

            return last.IndexOf(Restarted) >= 0
                ? "last-end=restart"
                : "last-end=unknown after a fault, see history";
        }
    }
}
