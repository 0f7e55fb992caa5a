using NanoDps.Logging;

namespace NanoDps.Cli.Device;

/// <summary>Hands on the lines of the firmware's log, one after the other.</summary>
internal sealed class LineSink(Action<string> take) : ILogSink
{
    private readonly Lock _gate = new();

    public void Write(string line)
    {
        lock (_gate)
        {
            take(line);
        }
    }
}
