namespace NanoDps.Serial
{
    /// <summary>
    /// Where the bytes go and come from: a UART on a board. One thread reads, another one writes.
    /// </summary>
    public interface ISerialLine
    {
        /// <summary>Reads what has come, waiting for the first byte.</summary>
        /// <param name="buffer">Takes as many bytes as it has room for.</param>
        /// <param name="timeout">The longest wait, in ms.</param>
        /// <returns>How many bytes; 0 when none came in time.</returns>
        int Read(byte[] buffer, int timeout);

        /// <summary>Writes bytes; it may take as long as they need on the line.</summary>
        void Write(byte[] buffer, int offset, int count);

        /// <summary>Ends both.</summary>
        void Close();
    }
}
