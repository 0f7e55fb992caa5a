namespace NanoDps.Host.Mqtt;

internal sealed partial class MqttEngine
{
    private const int BeforeCleaning = 200;

    private AutoResetEvent? _keepAliveEnded;
    private int _closers;

    /// <summary>Sends DISCONNECT and leaves the rest to the dispatching thread (B83).</summary>
    public void Disconnect()
    {
        _isLeaving = true;
        try
        {
            Send(PacketEncoder.Disconnect());
        }
        catch
        {
            _isLeaving = false;
            throw;
        }

        BeginClosing(_current);
    }

    /// <summary>
    /// Ends the threads and the connection and forgets every queued message. Takes 200 ms, a second
    /// more when there is no keep-alive thread left to wait for (B86, B92, B93), another for a
    /// sending thread that is blocked (B104). A second caller returns at once (B90).
    /// </summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _closers, 1) != 0)
        {
            return;
        }

        _isRunning = false;
        _current?.DispatchWake.Set();
        Thread.Sleep(BeforeCleaning);

        // From here on it closes whatever is current: a Connect within those 200 ms is lost.
        _current?.SendWake.Set();
        Join(_current?.Sender);
        _current?.KeepAliveWake.Set();
        _keepAliveEnded?.WaitOne(DeviceScheduling.JoinLimit);
        Outbox.Clear();
        Events.Clear();
        CloseChannels();
        _isConnected = false;
        Volatile.Write(ref _closers, 0);
    }

    private void CloseChannels()
    {
        _channel.Close();
        lock (_abandoned)
        {
            _abandoned.ForEach(channel => channel.Close());
            _abandoned.Clear();
        }
    }
}
