namespace NanoDps.Logging
{
    /// <summary>Where log lines go. Called from several threads, one line at a time.</summary>
    public interface ILogSink
    {
        /// <summary>Takes one line, without its line end.</summary>
        void Write(string line);
    }
}
