using NanoDps.Logging;

namespace NanoDps.UnitTests
{
    /// <summary>Keeps the last line.</summary>
    internal sealed class OneLine : ILogSink
    {
        internal string Line;

        public void Write(string line)
        {
            Line = line;
        }
    }
}
