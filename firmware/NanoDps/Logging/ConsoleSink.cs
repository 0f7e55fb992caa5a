using System;

namespace NanoDps.Logging
{
    /// <summary>
    /// Sends lines to the debugger's output, in a Release build too: Console.WriteLine is not
    /// [Conditional("DEBUG")], Debug.WriteLine is.
    /// </summary>
    public sealed class ConsoleSink : ILogSink
    {
        /// <inheritdoc/>
        public void Write(string line)
        {
            Console.WriteLine(line);
        }
    }
}
