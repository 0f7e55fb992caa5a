namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>Records the events of a client and waits for them.</summary>
internal sealed class EventLog
{
    private readonly object _lock = new();
    private readonly List<Entry> _entries = [];

    public EventLog(MqttClient client)
    {
        client.ConnectionOpened += (s, e) => Add(s, e, $"Opened {(int)e.Message.ReturnCode}");
        client.ConnectionClosed += (s, e) => Add(s, e, "Closed");
        client.ConnectionClosedRequest += (s, e) => Add(s, e, "ClosedRequest");
        client.MqttMsgPublished += (s, e) => Add(s, e, $"Published {e.MessageId} {e.IsPublished}");
        client.MqttMsgSubscribed += (s, e) => Add(
            s, e, $"Subscribed {e.MessageId} {string.Join(',', e.GrantedQoSLevels.Cast<int>())}");
        client.MqttMsgUnsubscribed += (s, e) => Add(s, e, $"Unsubscribed {e.MessageId}");
        client.MqttMsgPublishReceived += (s, e) => Add(
            s,
            e,
            $"Received {e.Topic} {Hex.Of(e.Message)} qos {(int)e.QosLevel}"
            + (e.DupFlag ? " dup" : "") + (e.Retain ? " retain" : ""));
    }

    /// <summary>One event.</summary>
    /// <param name="Text">Its name and content.</param>
    /// <param name="At">Ms of Environment.TickCount64.</param>
    /// <param name="Thread">The name of the thread that raised it.</param>
    /// <param name="WasConnected">IsConnected inside the handler.</param>
    /// <param name="Sender">What the handler got.</param>
    /// <param name="Args">What the handler got.</param>
    public sealed record Entry(
        string Text, long At, string? Thread, bool WasConnected, object Sender, EventArgs Args)
    {
        /// <summary>The payload of a received message.</summary>
        public byte[] Message => ((MqttMsgPublishEventArgs)Args).Message;
    }

    public List<string> Texts
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries.Select(e => e.Text)];
            }
        }
    }

    /// <summary>
    /// The first events that begin so, in order; fails when they do not come in time.
    /// </summary>
    public List<Entry> Wait(string start, int count, int milliseconds = 10_000)
    {
        var deadline = Environment.TickCount64 + milliseconds;
        lock (_lock)
        {
            while (true)
            {
                var found = _entries.Where(e => e.Text.StartsWith(start, StringComparison.Ordinal));
                var list = found.Take(count).ToList();
                var left = deadline - Environment.TickCount64;
                if (list.Count == count)
                {
                    return list;
                }

                if (left <= 0 || !Monitor.Wait(_lock, (int)left))
                {
                    var all = string.Join("; ", _entries.Select(e => e.Text));
                    Assert.Fail(
                        $"expected {count} of \"{start}\" in {milliseconds} ms, got: {all}");
                }
            }
        }
    }

    public Entry Wait(string start) => Wait(start, 1)[0];

    public int Count(string start)
    {
        lock (_lock)
        {
            return _entries.Count(e => e.Text.StartsWith(start, StringComparison.Ordinal));
        }
    }

    private void Add(object sender, EventArgs args, string text)
    {
        var isConnected = ((MqttClient)sender).IsConnected;
        lock (_lock)
        {
            _entries.Add(new Entry(
                text,
                Environment.TickCount64,
                Thread.CurrentThread.Name,
                isConnected,
                sender,
                args));
            Monitor.PulseAll(_lock);
        }
    }
}
