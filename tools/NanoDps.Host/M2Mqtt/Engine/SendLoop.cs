namespace NanoDps.Host.Mqtt;

/// <summary>
/// The sending thread: works through the queue whenever something changed or is due.
/// </summary>
internal sealed class SendLoop(MqttEngine engine, MqttConnection connection)
{
    private readonly OutboxPass _pass =
        new(engine.Outbox, engine.Settings, engine.Send, engine.Raise);

    public void Start() => connection.StartSender(Run);

    private void Run()
    {
        var wait = engine.Outbox.IsEmpty ? Timeout.Infinite : 0;
        while (engine.Runs(connection))
        {
            connection.SendWake.WaitOne(wait);
            LetTheCallerRunOn();
            wait = Timeout.Infinite;
            if (!engine.Runs(connection) || engine.IsLeaving)
            {
                continue;
            }

            try
            {
                engine.Device?.Native.Wait();
                wait = _pass.Run(() => engine.Runs(connection));
            }
            catch (Exception e) when (e is not (DeviceStoppedException or DeviceCrashedException))
            {
                // Bad arguments and a lost connection look alike (B62).
                engine.BeginClosing(connection);
            }
        }
    }

    private void LetTheCallerRunOn()
    {
        var began = Environment.TickCount64;
        while (engine.Runs(connection)
            && Environment.TickCount64 - engine.LastCall < DeviceScheduling.CallerRunsOn
            && Environment.TickCount64 - began < DeviceScheduling.TimeSlice)
        {
            Thread.Sleep(1);
        }
    }
}
