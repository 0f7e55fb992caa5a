using MQTTnet.Packets;
using nanoFramework.M2Mqtt.Exceptions;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// Where a caller waits for CONNACK or PINGRESP. The receiving thread leaves a result and wakes the
/// caller later (<see cref="DeviceScheduling.BeforeWaking"/>); a newer result overwrites.
/// </summary>
internal sealed class Exchange
{
    private readonly object _lock = new();
    private MqttPacket? _answer;
    private Exception? _failure;
    private bool _isAwake;

    /// <summary>True between a result and the wake-up. For the receiving thread alone.</summary>
    public bool IsPending { get; private set; }

    /// <summary>To be called before the request is sent.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _isAwake = false;
        }
    }

    public void Answer(MqttPacket packet)
    {
        lock (_lock)
        {
            _answer = packet;
            _failure = null;
            IsPending = true;
        }
    }

    /// <summary>A packet came that is no answer; an older failure is forgotten.</summary>
    public void ClearFailure()
    {
        lock (_lock)
        {
            _failure = null;
        }
    }

    /// <summary>Leaves a failure.</summary>
    /// <param name="failure">What the caller gets to see.</param>
    /// <param name="isEnd">True: wake the caller. False: it stays to its time limit (B13).</param>
    public void Fail(Exception failure, bool isEnd)
    {
        lock (_lock)
        {
            _failure = failure;
            IsPending |= isEnd;
        }
    }

    public void Wake()
    {
        lock (_lock)
        {
            IsPending = false;
            _isAwake = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <exception cref="MqttCommunicationException">No answer in time, or a broken one.</exception>
    public MqttPacket Wait(int milliseconds)
    {
        var deadline = Environment.TickCount64 + milliseconds;
        lock (_lock)
        {
            while (!_isAwake)
            {
                var left = deadline - Environment.TickCount64;
                if (left <= 0)
                {
                    throw new MqttCommunicationException();
                }

                Monitor.Wait(_lock, (int)left);
            }

            _isAwake = false;
            return _failure is null ? _answer! : throw _failure;
        }
    }
}
