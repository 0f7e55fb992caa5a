namespace NanoDps.Host.Mqtt;

/// <summary>
/// The keep-alive thread: a PINGREQ a full period after the last packet sent; received packets do
/// not count (B99).
/// </summary>
internal sealed class KeepAliveLoop(
    MqttEngine engine, MqttConnection connection, int period, AutoResetEvent ended)
{
    public void Start() => connection.StartKeepAlive(Run);

    private void Run()
    {
        try
        {
            var wait = period;
            while (engine.Runs(connection))
            {
                connection.KeepAliveWake.WaitOne(wait);
                if (engine.Runs(connection))
                {
                    wait = PingWhenDue();
                }
            }
        }
        finally
        {
            ended.Set();
        }
    }

    private int PingWhenDue()
    {
        engine.Device?.Native.Wait();
        var idle = Environment.TickCount64 - engine.LastSent;
        if (idle < period)
        {
            return period - (int)idle;
        }

        engine.Ping(connection, period);
        return period;
    }
}
