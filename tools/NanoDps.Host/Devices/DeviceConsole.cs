using System.Text;

namespace NanoDps.Host;

/// <summary>Sends what a device's thread writes to the console to the sink of its device.</summary>
internal sealed class DeviceConsole : TextWriter
{
    private static readonly object _lock = new();
    private static DeviceConsole? _installed;

    private readonly TextWriter _process;

    private DeviceConsole(TextWriter process)
    {
        _process = process;
    }

    public override Encoding Encoding => _process.Encoding;

    private TextWriter Sink => HostDevice.CurrentOrNull?.ConsoleSink ?? _process;

    /// <summary>Puts itself before the console of the process, once.</summary>
    public static void Install()
    {
        lock (_lock)
        {
            if (_installed is null)
            {
                _installed = new DeviceConsole(Console.Out);
                Console.SetOut(_installed);
            }
        }
    }

    public override void Write(char value) => Sink.Write(value);

    public override void Write(string? value) => Sink.Write(value);

    public override void Write(char[] buffer, int index, int count) =>
        Sink.Write(buffer, index, count);

    public override void WriteLine() => Sink.WriteLine();

    public override void WriteLine(string? value) => Sink.WriteLine(value);

    public override void Flush() => Sink.Flush();
}
