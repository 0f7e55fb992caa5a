using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt.Messages;
using NanoDps.Configuration;
using NanoDps.Faults;
using NanoDps.Logging;
using NanoDps.Machine;
using NanoDps.Mqtt;
using NanoDps.Platform;
using NanoDps.Protocol;

namespace NanoDps
{
    /// <summary>
    /// A device that provisions itself and stays at its hub: the loop that gives the machine its
    /// events and does what it says. All decisions are the machine's.
    /// </summary>
    public sealed class DeviceClient
    {
        /// <summary>How many messages wait for the hub at the most.</summary>
        public const int OutboxCapacity = 16;

        /// <summary>Longest message that IoT Hub takes, in bytes (Azure: IoT Hub quotas).</summary>
        public const int LongestMessage = 262144;

        /// <summary>What the application adds; to be set before <see cref="Run"/>.</summary>
        public readonly DeviceFeatures Features = new DeviceFeatures();

        private readonly Settings _settings;
        private readonly DeviceLog _log;
        private readonly Connector _connector;
        private readonly Random _random;
        private readonly EventQueue _events = new EventQueue();
        private readonly DeviceMachine _machine;
        private Link _link;
        private int _queued;
        private int _acknowledged;

        /// <summary>Makes a device; it does nothing before <see cref="Run"/>.</summary>
        /// <param name="settings">Who it is.</param>
        /// <param name="rootsPem">The pinned roots, one PEM behind the other.</param>
        /// <param name="log">Where it tells what it does.</param>
        /// <exception cref="ArgumentException">The roots are no PEM.</exception>
        public DeviceClient(Settings settings, string rootsPem, Log log)
        {
            _settings = settings;
            _log = new DeviceLog(log);
            _connector = new Connector(settings, rootsPem, Features);
            _random = new Random(Jitter.Seed(
                settings.RegistrationId, DateTime.UtcNow.Ticks ^ Environment.TickCount64));
            _machine = new DeviceMachine(Connector.HubTokenSeconds * 1000);
        }

        /// <summary>Sends a message to the hub, now or later, in order, at least once.</summary>
        /// <param name="json">JSON in UTF-8, not to be changed afterwards.</param>
        /// <returns>False when the outbox is full or the message too long: not taken.</returns>
        public bool Send(byte[] json)
        {
            lock (_events)
            {
                if (_queued - _acknowledged == OutboxCapacity || json.Length > LongestMessage)
                {
                    return false;
                }

                _queued++;
            }

            _events.Post(new DeviceEvent(json));
            return true;
        }

        /// <summary>Leaves the hub and registers anew, from any thread.</summary>
        public void Reprovision()
        {
            _events.Post(new DeviceEvent(DeviceEventKind.Reprovision));
        }

        /// <summary>Ends <see cref="Run"/>, from any thread.</summary>
        public void Stop()
        {
            _events.Post(new DeviceEvent(DeviceEventKind.Stop));
        }

        /// <summary>Runs the device on the calling thread, until <see cref="Stop"/>.</summary>
        public void Run()
        {
            _connector.Recall(_machine);
            DeviceEvent tick = new DeviceEvent(DeviceEventKind.Tick);
            DeviceEvent failure = new DeviceEvent(Fault.Unexpected, 0);
            DeviceEvent next = new DeviceEvent(DeviceEventKind.Start);
            Exception thrown = null;
            while (next.Kind != DeviceEventKind.Stop)
            {
                try
                {
                    if (thrown != null)
                    {
                        // To the machine it is a loss. Nothing may end this loop, or make it spin.
                        string text = thrown.Message;
                        thrown = null;
                        Thread.Sleep(1000);
                        _log.Write(LogCode.Unexpected, false, Log.Clean(text));
                    }

                    DeviceAction action = Step(next);
                    next = Do(action) ?? Await(action.Deadline) ?? tick;
                }
                catch (Exception e)
                {
                    thrown = e;
                    next = failure;
                }
            }

            Close();
        }

        private DeviceAction Step(DeviceEvent e)
        {
            if (e.Kind == DeviceEventKind.Lost)
            {
                Close();
            }
            else if (e.Kind == DeviceEventKind.Connected)
            {
                Features.Memory.Settled();
            }
            else if (e.Kind == DeviceEventKind.Acknowledged)
            {
                _acknowledged++;
            }

            long now = Environment.TickCount64;
            DeviceState before = _machine.State;
            _log.Event(e, before == DeviceState.AwaitHub);
            DeviceAction action = _machine.Step(e, now, (uint)_random.Next());
            _log.Step(_machine, before, e.Detail, action, now);
            if (before == DeviceState.AwaitRegistration && _machine.State == DeviceState.AwaitHub)
            {
                RegistrationMachine round = _machine.Registration;
                Features.Memory.Assigned(round.Reply, round.Transport == Transport.Https);
            }

            return action;
        }

        /// <summary>False when something goes on that cannot be ended.</summary>
        private bool Close()
        {
            Features.Memory.Settled();
            Link link = _link;
            _link = null; // first: what Close throws must not come again at the next try
            return link == null || link.Close();
        }

        /// <summary>The next event that concerns us; null at the deadline.</summary>
        private DeviceEvent Await(long deadline)
        {
            for (;;)
            {
                DeviceEvent e = _events.Take(deadline - Environment.TickCount64);
                if (e == null || IsCurrent(e))
                {
                    return e;
                }
            }
        }

        /// <summary>Whether an event is not from a connection, or for a message, of before.</summary>
        private bool IsCurrent(DeviceEvent e)
        {
            if (e.Source != null && e.Source != _link)
            {
                return false;
            }

            return e.Kind != DeviceEventKind.Acknowledged || e.Detail == ((MqttLink)_link).MessageId;
        }

        /// <summary>Does what the machine says; an event when its outcome is known at once.</summary>
        private DeviceEvent Do(DeviceAction action)
        {
            RegistrationMachine round = _machine.Registration;
            switch (action.Kind)
            {
                case DeviceActionKind.ConnectDps:
                case DeviceActionKind.ConnectHub:
                    return Connect(action.Kind == DeviceActionKind.ConnectHub);

                case DeviceActionKind.Register:
                    _link.Register(
                        round.RequestId,
                        DpsTopics.RegisterBody(
                            _settings.RegistrationId, Features.Payload, Features.Csr));
                    return null;

                case DeviceActionKind.Poll:
                    _link.Poll(round.RequestId, round.OperationId);
                    return null;

                case DeviceActionKind.Publish:
                    ((MqttLink)_link).Send(
                        HubTopics.Telemetry(_machine.DeviceId),
                        (byte[])_machine.Outbox[0],
                        MqttQoSLevel.AtLeastOnce);
                    return null;

                case DeviceActionKind.Close:
                    if (!Close())
                    {
                        // A thread that waits for a name or for TCP, until the platform ends it.
                        bool isHub = _machine.State == DeviceState.AwaitHub;
                        _log.Write(LogCode.DpsAbandoned, isHub, "abandoned");
                    }

                    return new DeviceEvent(DeviceEventKind.Closed);

                default:
                    return null;
            }
        }

        private DeviceEvent Connect(bool isHub)
        {
            DateTime utcNow = DateTime.UtcNow;
            if (!ClockGate.IsOpen(utcNow))
            {
                return new DeviceEvent(Fault.ClockNotSet, 0);
            }

            string host = isHub ? _machine.Hub : _settings.Endpoint;
            bool isHttps = !isHub && _machine.Registration.Transport == Transport.Https;
            _link = isHub
                ? _connector.ToHub(host, _machine.DeviceId, utcNow)
                : _connector.ToDps(isHttps, utcNow);
            _link.Events = _events;
            _log.Connecting(isHub, host, isHttps);
            if (!isHttps)
            {
                Features.Memory.Connecting(host); // over HTTPS each request tells of its own
            }

            _link.Open();
            return null;
        }
    }
}
