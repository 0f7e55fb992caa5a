namespace NanoDps.Monitor.Tests.Ports;

/// <summary>A fake device at the end of a pseudo-terminal.</summary>
internal sealed class PtyDevice : IDisposable
{
    private readonly Pty _pty = new();
    private readonly Lock _gate = new();

    public PtyDevice(FakeDevice device)
    {
        Device = device;
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public FakeDevice Device { get; }

    public string PortName => _pty.PortName;

    public void Say(int code, string phase, string text)
    {
        lock (_gate)
        {
            Device.Say(code, phase, text);
            Flush();
        }
    }

    public void Dispose() => _pty.Dispose();

    private void Serve()
    {
        var buffer = new byte[256];
        try
        {
            while (_pty.Read(buffer) is > 0 and var count)
            {
                lock (_gate)
                {
                    Device.Write(buffer.AsSpan(0, count));
                    Flush();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The cable was pulled.
        }
    }

    private void Flush()
    {
        var buffer = new byte[4096];
        while (Device.Read(buffer) is > 0 and var count)
        {
            _pty.Write(buffer.AsSpan(0, count));
        }
    }
}
