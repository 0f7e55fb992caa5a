namespace NanoDps.Serial
{
    /// <summary>
    /// Deletes every file that this firmware writes, and none that its owner has put there. The
    /// configuration goes first and the lock last, so that a power cut in between opens nothing.
    /// </summary>
    internal static class FactoryReset
    {
        // docs/serial.md has the same list.
        private const string Ours =
            "conf conf.new history history.last hub.a hub.b chain.a chain.b crumb lock.new lock";

        internal static void Do(Files files)
        {
            string prefix = "nanodps.";
            foreach (string name in Ours.Split(' '))
            {
                files.Delete(prefix + name);
            }
        }
    }
}
