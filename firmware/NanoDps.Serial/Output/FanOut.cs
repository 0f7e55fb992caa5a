using NanoDps.Logging;

namespace NanoDps.Serial
{
    /// <summary>Hands each line to two sinks, such as the console and a serial line.</summary>
    public sealed class FanOut : ILogSink
    {
        private readonly ILogSink _first;
        private readonly ILogSink _second;

        /// <summary>Makes it of the two.</summary>
        public FanOut(ILogSink first, ILogSink second)
        {
            _first = first;
            _second = second;
        }

        /// <inheritdoc/>
        public void Write(string line)
        {
            _first.Write(line);
            _second.Write(line);
        }
    }
}
