using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
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

        // A DPS token need only outlive the registration; a hub token's end costs a handshake.
        private const long DpsTokenSeconds = 3600;
        private const long HubTokenSeconds = 86400;

        private readonly Settings _settings;
        private readonly DeviceLog _log;
        private readonly X509Certificate _roots;
        private readonly Random _random;
        private readonly EventQueue _events = new EventQueue();
        private readonly DeviceMachine _machine;
        private MqttLink _link;
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
            _roots = new X509Certificate(rootsPem);
            _random = new Random(Jitter.Seed(
                settings.RegistrationId, DateTime.UtcNow.Ticks ^ Environment.TickCount64));
            _machine = new DeviceMachine(HubTokenSeconds * 1000);
        }

        /// <summary>How many messages the hub has acknowledged.</summary>
        public int Acknowledged => _acknowledged;

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

        /// <summary>Ends <see cref="Run"/>, from any thread.</summary>
        public void Stop()
        {
            _events.Post(new DeviceEvent(DeviceEventKind.Stop));
        }

        /// <summary>Runs the device on the calling thread, until <see cref="Stop"/>.</summary>
        public void Run()
        {
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
            else if (e.Kind == DeviceEventKind.Acknowledged)
            {
                _acknowledged++;
            }

            long now = Environment.TickCount64;
            DeviceState before = _machine.State;
            _log.Event(e, before == DeviceState.AwaitHub);
            DeviceAction action = _machine.Step(e, now, (uint)_random.Next());
            _log.Step(_machine, before, e.Detail, action, now);
            return action;
        }

        private void Close()
        {
            _link?.Close();
            _link = null;
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

            return e.Kind != DeviceEventKind.Acknowledged || e.Detail == _link.MessageId;
        }

        /// <summary>Does what the machine says; an event when its outcome is known at once.</summary>
        private DeviceEvent Do(DeviceAction action)
        {
            RegistrationMachine registration = _machine.Registration;
            switch (action.Kind)
            {
                case DeviceActionKind.ConnectDps:
                    string id = _settings.RegistrationId;
                    string resource = DpsTopics.Resource(_settings.IdScope, id);
                    return Connect(
                        _settings.Endpoint,
                        id,
                        resource + DpsTopics.UserNameSuffix,
                        resource,
                        DpsTokenSeconds,
                        "&skn=registration",
                        DpsTopics.Replies);

                case DeviceActionKind.ConnectHub:
                    string hub = registration.Reply.AssignedHub;
                    string deviceId = registration.Reply.DeviceId;
                    return Connect(
                        hub,
                        deviceId,
                        HubTopics.UserName(hub, deviceId),
                        HubTopics.Resource(hub, deviceId),
                        HubTokenSeconds,
                        "",
                        null);

                case DeviceActionKind.Register:
                    _link.Send(
                        DpsTopics.Register(registration.RequestId),
                        Encoding.UTF8.GetBytes(DpsTopics.RegisterBody(_settings.RegistrationId)),
                        MqttQoSLevel.AtMostOnce);
                    return null;

                case DeviceActionKind.Poll:
                    _link.Send(
                        DpsTopics.Poll(registration.RequestId, registration.OperationId),
                        null, MqttQoSLevel.AtMostOnce);
                    return null;

                case DeviceActionKind.Publish:
                    _link.Send(
                        HubTopics.Telemetry(registration.Reply.DeviceId),
                        (byte[])_machine.Outbox[0], MqttQoSLevel.AtLeastOnce);
                    return null;

                case DeviceActionKind.Close:
                    Close();
                    return new DeviceEvent(DeviceEventKind.Closed);

                default:
                    return null;
            }
        }

        private DeviceEvent Connect(
            string host,
            string clientId,
            string userName,
            string resource,
            long tokenSeconds,
            string tokenSuffix,
            string filter)
        {
            DateTime utcNow = DateTime.UtcNow;
            if (!ClockGate.IsOpen(utcNow))
            {
                return new DeviceEvent(Fault.ClockNotSet, 0);
            }

            string token = DeviceKey.Sign(
                resource,
                _settings.Key,
                ClockGate.ToUnixSeconds(utcNow) + tokenSeconds,
                tokenSuffix);
            _link = new MqttLink(_events, host, clientId, userName, token, filter, _roots);
            _link.Open();
            return null;
        }
    }
}
