namespace NanoDps.Bench;

/// <summary>What went over one connection, as seen at the device's end.</summary>
internal sealed class RelayedConnection
{
    private const byte ApplicationData = 23;
    private const int RecordHeader = 5;

    private readonly Lock _gate = new();
    private readonly List<byte> _sent = [];
    private bool _sentLast;
    private bool _isClosed;
    private int _roundTrips;
    private int _roundTripsOfTls;
    private long _received;

    /// <summary>Bytes that the device sent: TLS records, without TCP and IP.</summary>
    public long Sent
    {
        get
        {
            lock (_gate)
            {
                return _sent.Count;
            }
        }
    }

    /// <summary>Bytes that the device received before it closed.</summary>
    public long Received
    {
        get
        {
            lock (_gate)
            {
                return _received;
            }
        }
    }

    /// <summary>
    /// How often the device had sent something and then received something, until its first
    /// record of application data: the round trips of TLS.
    /// </summary>
    public int TlsRoundTrips
    {
        get
        {
            lock (_gate)
            {
                return _roundTripsOfTls;
            }
        }
    }

    /// <summary>The round trips after those of TLS.</summary>
    public int MqttRoundTrips
    {
        get
        {
            lock (_gate)
            {
                return _roundTrips - _roundTripsOfTls;
            }
        }
    }

    /// <summary>Bytes of the first record of application data, without its header.</summary>
    public int FirstApplicationRecord
    {
        get
        {
            lock (_gate)
            {
                return FindApplicationRecord()
                    ?? throw new InvalidOperationException(
                        "expected a record of application data, there is none");
            }
        }
    }

    public void AddSent(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _sentLast = true;
            _sent.AddRange(bytes);
        }
    }

    /// <summary>Counts what is about to reach the device; not what comes too late.</summary>
    public void AddReceived(int bytes)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _received += bytes;
            if (_sentLast)
            {
                _sentLast = false;
                _roundTrips++;
                _roundTripsOfTls += FindApplicationRecord() is null ? 1 : 0;
            }
        }
    }

    /// <summary>The device has closed: nothing reaches it any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    private int? FindApplicationRecord()
    {
        for (var at = 0; at + RecordHeader <= _sent.Count;)
        {
            var length = (_sent[at + 3] << 8) | _sent[at + 4];
            if (_sent[at] == ApplicationData)
            {
                return length;
            }

            at += RecordHeader + length;
        }

        return null;
    }
}
