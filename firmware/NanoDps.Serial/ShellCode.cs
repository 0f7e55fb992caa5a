namespace NanoDps.Serial
{
    /// <summary>The numbers of the lines that the shell and this assembly write.</summary>
    internal static class ShellCode
    {
        /// <summary>The prompt: at the start, and for an empty line.</summary>
        internal const int Hello = 600;

        /// <summary>A line of an answer.</summary>
        internal const int Answer = 601;

        /// <summary>The end of a command that was done.</summary>
        internal const int Ok = 602;

        /// <summary>The board restarts because it was told to.</summary>
        internal const int Restart = 603;

        /// <summary>A warning of the shell or of the serial line.</summary>
        internal const int Warning = 650;

        /// <summary>The end of a command that was not done, and why.</summary>
        internal const int Error = 680;
    }
}
