namespace NanoDps.Host.Mqtt;

/// <summary>One connection's threads and what wakes them. Each Connect makes a new one.</summary>
internal sealed class MqttConnection(ChannelLink link)
{
    private int _emptyReads;

    public ChannelLink Link { get; } = link;

    public AutoResetEvent DispatchWake { get; } = new(false);

    public AutoResetEvent SendWake { get; } = new(false);

    public AutoResetEvent KeepAliveWake { get; } = new(false);

    public Thread? Receiver { get; private set; }

    public Thread? Sender { get; private set; }

    public Thread? Dispatcher { get; private set; }

    public Thread? KeepAlive { get; private set; }

    /// <summary>
    /// How often the receiving thread read nothing from a closed connection (B20).
    /// </summary>
    public int EmptyReads => Volatile.Read(ref _emptyReads);

    public void CountEmptyRead() => Interlocked.Increment(ref _emptyReads);

    public void StartReceiver(Action body) => Receiver = Start("receive", body);

    public void StartSender(Action body) => Sender = Start("send", body);

    public void StartDispatcher(Action body) => Dispatcher = Start("dispatch", body);

    public void StartKeepAlive(Action body) => KeepAlive = Start("keep alive", body);

    public void WakeAll()
    {
        SendWake.Set();
        DispatchWake.Set();
        KeepAliveWake.Set();
    }

    // A thread that is left over must not keep a desktop process alive, as on a device it would not
    // keep anybody else's program running.
    private static Thread Start(string name, Action body)
    {
        var thread = new Thread(() => RunUntilPowerOff(body))
        {
            IsBackground = true,
            Name = "mqtt " + name,
        };
        thread.Start();
        return thread;
    }

    private static void RunUntilPowerOff(Action body)
    {
        try
        {
            body();
        }
        catch (Exception e) when (e is DeviceStoppedException or DeviceCrashedException)
        {
            // The device is off: its threads are gone with it.
        }
    }
}
