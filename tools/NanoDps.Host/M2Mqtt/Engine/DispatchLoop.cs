namespace NanoDps.Host.Mqtt;

/// <summary>
/// The dispatching thread: raises events one after the other (B75), and when the connection is lost
/// closes the client and raises ConnectionClosed, once (B81).
/// </summary>
internal sealed class DispatchLoop(MqttEngine engine, MqttConnection connection)
{
    public void Start() => connection.StartDispatcher(Run);

    private void Run()
    {
        while (engine.Runs(connection))
        {
            try
            {
                if (DispatchOne())
                {
                    return;
                }
            }
            catch (Exception e) when (e is not (DeviceStoppedException or DeviceCrashedException))
            {
                // A handler that throws costs the connection (B79).
                engine.BeginClosing(connection);
            }
        }
    }

    /// <summary>True when this thread has closed the client and is done.</summary>
    private bool DispatchOne()
    {
        if (engine.Events.IsEmpty && !engine.IsClosing)
        {
            connection.DispatchWake.WaitOne();
        }

        engine.Device?.Native.Wait();
        LetTheCallerRunOn();
        if (!engine.Runs(connection))
        {
            return true;
        }

        if (engine.Events.Dequeue() is { } raise)
        {
            engine.Device?.Native.Wait();
            raise(engine.Client);
        }

        if (!engine.Events.IsEmpty || !engine.IsClosing || !engine.Runs(connection))
        {
            return false;
        }

        engine.Close();
        engine.Device?.Native.Wait();
        engine.Client.RaiseClosed();
        return true;
    }

    private void LetTheCallerRunOn()
    {
        if (!engine.IsClosing || !engine.Events.IsEmpty)
        {
            return;
        }

        Thread.Sleep(DeviceScheduling.BeforeClosing);
        var deadline = Environment.TickCount64 + DeviceScheduling.JoinLimit;
        while (engine.IsConnecting && Environment.TickCount64 < deadline)
        {
            Thread.Sleep(1);
        }
    }
}
