using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
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

        // A DPS token need only outlive the registration. The hub drops the connection when its
        // token ends, and every renewal costs a handshake: a day.
        private const long DpsTokenSeconds = 3600;
        private const long HubTokenSeconds = 86400;

        private readonly Settings _settings;
        private readonly DeviceLog _log;
        private readonly X509Certificate _roots;
        private readonly Jitter _jitter;
        private readonly EventQueue _events = new EventQueue();
        private readonly Outbox _outbox = new Outbox(OutboxCapacity);
        private readonly DeviceMachine _machine;
        private MqttLink _link;

        /// <summary>Makes a device; it does nothing before <see cref="Run"/>.</summary>
        /// <param name="settings">Who it is.</param>
        /// <param name="rootsPem">The pinned roots, one PEM behind the other.</param>
        /// <param name="log">Where it tells what it does.</param>
        /// <exception cref="ArgumentException">The roots are no PEM.</exception>
        public DeviceClient(Settings settings, string rootsPem, Log log)
        {
            _settings = settings;
            _log = new DeviceLog(log, settings);
            _roots = new X509Certificate(rootsPem);
            _jitter = new Jitter(
                settings.RegistrationId, DateTime.UtcNow.Ticks ^ Environment.TickCount64);
            _machine = new DeviceMachine(_outbox, HubTokenSeconds * 1000);
        }

        /// <summary>How many messages the hub has acknowledged.</summary>
        public int Acknowledged { get; private set; }

        /// <summary>
        /// Sends a message to the hub, now or when it is connected, in order, at least once.
        /// </summary>
        /// <param name="json">JSON in UTF-8, up to 256 KB; not to be changed afterwards.</param>
        /// <returns>False when the outbox is full: then nothing was taken.</returns>
        public bool Send(byte[] json)
        {
            if (!_outbox.Add(json))
            {
                return false;
            }

            _events.Post(new DeviceEvent(DeviceEventKind.Queued));
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
            DeviceEvent next = new DeviceEvent(DeviceEventKind.Start);
            while (next.Kind != DeviceEventKind.Stop)
            {
                try
                {
                    DeviceAction action = Step(next);
                    next = Do(action) ?? Await(action.Deadline) ?? tick;
                }
                catch (Exception e)
                {
                    // Out of memory, say. The machine treats it as a lost connection, and its
                    // backoff keeps a lasting fault from spinning.
                    _log.Unexpected(e);
                    next = new DeviceEvent(Fault.Unexpected, 0);
                }
            }

            _link?.Close();
        }

        private DeviceAction Step(DeviceEvent e)
        {
            if (e.Kind == DeviceEventKind.Lost)
            {
                _link?.Close();
                _link = null;
            }
            else if (e.Kind == DeviceEventKind.Acknowledged)
            {
                Acknowledged++;
            }

            long now = Environment.TickCount64;
            DeviceState before = _machine.State;
            _log.Event(e, before);
            DeviceAction action = _machine.Step(e, now, _jitter.Next());
            _log.Step(_machine, before, e, action, now);
            return action;
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
            switch (action.Kind)
            {
                case DeviceActionKind.ConnectDps:
                    string id = _settings.RegistrationId;
                    return Connect(
                        _settings.Endpoint,
                        id,
                        DpsTopics.UserName(_settings.IdScope, id),
                        DpsTopics.Resource(_settings.IdScope, id),
                        DpsTokenSeconds,
                        "&skn=registration",
                        DpsTopics.Replies);

                case DeviceActionKind.ConnectHub:
                    DpsReply reply = _machine.Registration.Reply;
                    return Connect(
                        reply.AssignedHub,
                        reply.DeviceId,
                        HubTopics.UserName(reply.AssignedHub, reply.DeviceId),
                        HubTopics.Resource(reply.AssignedHub, reply.DeviceId),
                        HubTokenSeconds,
                        "",
                        null);

                case DeviceActionKind.Register:
                    _link.Send(
                        DpsTopics.Register(action.RequestId),
                        Encoding.UTF8.GetBytes(DpsTopics.RegisterBody(_settings.RegistrationId)));
                    return null;

                case DeviceActionKind.Poll:
                    _link.Send(DpsTopics.Poll(action.RequestId, action.OperationId), new byte[0]);
                    return null;

                case DeviceActionKind.Publish:
                    _link.SendAcknowledged(
                        HubTopics.Telemetry(_machine.Registration.Reply.DeviceId), _outbox.Head());
                    return null;

                case DeviceActionKind.Close:
                    _link?.Close();
                    _link = null;
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

            string token = SasToken.Create(
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
