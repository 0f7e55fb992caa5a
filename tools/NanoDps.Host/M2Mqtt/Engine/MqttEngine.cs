using System.Diagnostics.CodeAnalysis;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// What the threads of one client share: the channel, the queues, and the three flags that say
/// whether the client runs, is closing, or has asked the broker to disconnect.
/// </summary>
[SuppressMessage(
    "Reliability",
    "CA1001",
    Justification = "A thread may still wait on the events when the client is closed, and a closed "
        + "client can connect again (B95); the events hold no system resource until then.")]
internal sealed partial class MqttEngine(
    MqttClient client, MqttChannel channel, MqttSettings settings)
{
    private readonly object _sendLock = new();
    private readonly Exchange _exchange = new();
    private readonly List<MqttChannel> _abandoned = [];
    private MqttChannel _channel = channel;
    private volatile MqttConnection? _current;
    private volatile bool _isConnected;
    private volatile bool _isRunning;
    private volatile bool _isClosing;
    private volatile bool _isConnecting;
    private volatile bool _isLeaving;
    private long _lastSent;
    private long _lastCall;

    public bool IsConnected => _isConnected;

    public MqttClient Client { get; } = client;

    public MqttSettings Settings { get; } = settings;

    public HostDevice? Device { get; } = HostDevice.CurrentOrNull;

    public Exchange Exchange => _exchange;

    public Outbox Outbox { get; } = new();

    public EventQueue Events { get; } = new();

    public MqttConnection? Current => _current;

    public bool IsClosing => _isClosing;

    public bool IsConnecting => _isConnecting;

    /// <summary>True after Disconnect: nothing that is queued goes out any more (B87).</summary>
    public bool IsLeaving => _isLeaving;

    /// <summary>Ms of Environment.TickCount64 at the last packet sent (B99).</summary>
    public long LastSent => Volatile.Read(ref _lastSent);

    /// <summary>
    /// Ms of Environment.TickCount64 at the last Publish, Subscribe or Unsubscribe.
    /// </summary>
    public long LastCall => Volatile.Read(ref _lastCall);

    /// <summary>Whether the threads of that connection go on.</summary>
    public bool Runs(MqttConnection connection) => _isRunning && _current == connection;

    /// <summary>Takes a message of the caller; false when the queue is full.</summary>
    public bool Enqueue(OutboxItem item)
    {
        Volatile.Write(ref _lastCall, Environment.TickCount64);
        var isTaken = Outbox.TryEnqueue(item, Settings.InflightQueueSize);
        _current?.SendWake.Set();
        return isTaken;
    }

    /// <summary>Queues an event for the dispatching thread.</summary>
    public void Raise(Action<MqttClient> raise)
    {
        Events.Enqueue(raise);
        _current?.DispatchWake.Set();
    }

    /// <summary>
    /// Sends a packet; one sender at a time, however long it blocks (B102, B103).
    /// </summary>
    /// <exception cref="MqttCommunicationException">With the cause inside.</exception>
    public void Send(byte[] packet)
    {
        try
        {
            lock (_sendLock)
            {
                _channel.Send(packet);
            }
        }
        catch (Exception e) when (e is not (DeviceStoppedException or DeviceCrashedException))
        {
            throw new MqttCommunicationException(e);
        }

        Volatile.Write(ref _lastSent, Environment.TickCount64);
    }

    /// <summary>Marks the connection as lost; the dispatching thread does the rest (B81).</summary>
    /// <param name="connection">
    /// The caller's; a thread of an earlier connection has no say any more (B96).
    /// </param>
    public void BeginClosing(MqttConnection? connection)
    {
        if (_isClosing || connection != _current)
        {
            return;
        }

        _isClosing = true;
        _isConnected = false;
        _current?.DispatchWake.Set();
    }

    /// <summary>
    /// Points the client at another broker. The old connection stays open until the next Close
    /// (B91).
    /// </summary>
    public void Replace(MqttChannel channel)
    {
        lock (_abandoned)
        {
            _abandoned.Add(_channel);
        }

        _channel = channel;
        Outbox.Clear();
        Events.Clear();
    }
}
