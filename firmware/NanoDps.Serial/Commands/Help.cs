namespace NanoDps.Serial
{
    /// <summary>The command help.</summary>
    internal static class Help
    {
        private const string Lines =
            "status                     what the device is at"
            + "\nlog level info|warning|error  what is written here"
            + "\nhistory                    the last lines of the boot before, then of this one"
            + "\nconfig show                nanodps.conf; secrets are never shown"
            + "\nconfig set NAME VALUE      change it; names: config show"
            + "\nconfig clear NAME|all      take a value out, or all; roots: the owner's"
            + "\nreprovision                ask DPS again"
            + "\nreboot                     restart the board"
            + "\nnetwork test               address, signal, name, port"
            + "\ntls test [HOST[:PORT]]     one handshake, by default with DPS"
            + "\nfactory reset              delete what it has stored, after a second question"
            + "\nunlock PASSPHRASE          use the setters"
            + "\nlock [NEW PASSPHRASE]      lock the setters";

        internal static void Write(Shell shell)
        {
            foreach (string line in Lines.Split('\n'))
            {
                shell.Say(line);
            }
        }
    }
}
