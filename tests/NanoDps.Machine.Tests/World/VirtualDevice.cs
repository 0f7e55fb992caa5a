using NanoDps.Faults;
using NanoDps.Machine;
using Transport = NanoDps.Machine.Transport;

namespace NanoDps.Machine.Tests.World;

/// <summary>
/// The loop of a device in virtual time: what NanoDps.DeviceClient does, without threads and
/// sockets. It watches that the machine keeps to its rules.
/// </summary>
internal sealed class VirtualDevice
{
    private const long Day = 86400000;

    private readonly VirtualQueue _queue = new();
    private readonly VirtualService _service;
    private readonly DeviceMachine _machine = new(Day);
    private readonly uint _jitter;
    private long _now;
    private int _connection;
    private bool _isOpen;
    private long _lastConnect = long.MinValue;
    private long _lastRequest = long.MinValue;
    private bool _isRenewal;

    public VirtualDevice(NanoDps.Emulator.Faults.FaultScript script, Transport transport, uint jitter)
    {
        _service = new VirtualService(script, _queue);
        _jitter = jitter;
        _machine.Transport = transport;
    }

    /// <summary>Virtual time since the start, in ms.</summary>
    public long Now => _now;

    /// <summary>How many messages the hub acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Every fault that the machine met, in order.</summary>
    public List<Fault> Faults { get; } = [];

    /// <summary>What it did against its rules; empty when nothing.</summary>
    public List<string> Offences { get; } = [];

    /// <summary>Connections begun, to DPS and to the hub.</summary>
    public int Connections { get; private set; }

    /// <summary>Shortest time between two connections after a fault, in ms.</summary>
    public long ShortestPause { get; private set; } = long.MaxValue;

    /// <summary>Longest time that it waited for anything, in ms.</summary>
    public long LongestWait { get; private set; }

    /// <summary>The pause before the next round; 0 while it is in none.</summary>
    public bool IsPausing => _machine.State == DeviceState.AwaitNextRound;

    /// <summary>How many faults the script put in.</summary>
    public int Injected => _service.Injected;

    /// <summary>Runs until a number of messages is acknowledged, or the time is over.</summary>
    public void Run(int messages, long until)
    {
        for (var message = 0; message < messages; message++)
        {
            Step(new DeviceEvent(new byte[1]));
        }

        var action = Step(new DeviceEvent(DeviceEventKind.Start));
        for (var step = 0; Acknowledged < messages && _now < until; step++)
        {
            if (step > 100_000)
            {
                Offences.Add("spins");
                return;
            }

            action = Step(Do(action) ?? Await(action));
        }
    }

    private DeviceEvent Await(DeviceAction action)
    {
        LongestWait = Math.Max(LongestWait, action.Deadline - _now);
        return _queue.Take(_connection, action.Deadline, ref _now)
            ?? new DeviceEvent(DeviceEventKind.Tick);
    }

    private DeviceAction Step(DeviceEvent e)
    {
        if (e.Kind == DeviceEventKind.Lost)
        {
            // The adapter closes what is left of it.
            Close();
        }
        else if (e.Kind == DeviceEventKind.Acknowledged)
        {
            Acknowledged++;
        }

        var action = _machine.Step(e, _now, _jitter);
        if (_machine.NewFault != Fault.None)
        {
            Faults.Add(_machine.NewFault);
            _isRenewal = false;
        }

        return action;
    }

    private DeviceEvent? Do(DeviceAction action)
    {
        switch (action.Kind)
        {
            case DeviceActionKind.ConnectDps:
                Open();
                _service.ConnectDps(_connection, _machine.Registration.Transport, _now);
                return null;
            case DeviceActionKind.ConnectHub:
                Open();
                _service.ConnectHub(_connection, _now);
                return null;
            case DeviceActionKind.Register or DeviceActionKind.Poll:
                Request(action.Kind == DeviceActionKind.Poll);
                return null;
            case DeviceActionKind.Publish:
                _service.Publish(_now);
                return null;
            case DeviceActionKind.Close:
                Close();
                return new DeviceEvent(DeviceEventKind.Closed);
            default:
                return null;
        }
    }

    private void Open()
    {
        if (_isOpen)
        {
            Offences.Add("opens a second connection");
        }

        if (_lastConnect != long.MinValue && !_isRenewal)
        {
            ShortestPause = Math.Min(ShortestPause, _now - _lastConnect);
        }

        _isOpen = true;
        _isRenewal = true;
        _lastConnect = _now;
        _connection++;
        Connections++;
    }

    private void Request(bool isPoll)
    {
        if (!_isOpen)
        {
            Offences.Add("sends without a connection");
        }

        if (isPoll && _now - _lastRequest < RegistrationMachine.FirstBackoff / 2)
        {
            Offences.Add("polls too early: " + (_now - _lastRequest));
        }

        _lastRequest = _now;
        _service.Request(
            isPoll, _machine.Registration.Transport, _machine.Registration.RequestId, _now);
    }

    private void Close()
    {
        _isOpen = false;

        // What still comes from it concerns nobody.
        _connection++;
    }
}
