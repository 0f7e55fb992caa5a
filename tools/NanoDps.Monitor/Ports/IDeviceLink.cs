namespace NanoDps.Monitor.Ports;

/// <summary>A wire to a device. One thread reads, another may write.</summary>
public interface IDeviceLink : IDisposable
{
    /// <summary>Waits up to 200 ms for bytes.</summary>
    /// <returns>How many came; 0 for none in that time.</returns>
    /// <exception cref="IOException">The wire is gone.</exception>
    int Read(byte[] buffer);

    /// <summary>Writes all bytes.</summary>
    /// <exception cref="IOException">The wire is gone, or takes nothing.</exception>
    void Write(ReadOnlySpan<byte> bytes);
}
