using NanoDps.Faults;

namespace NanoDps.Machine
{
    /// <summary>
    /// The life of a device at its hub: connect, send what the outbox has one message at a time,
    /// renew the token, reconnect after a loss. Sans-IO, like the registration.
    /// </summary>
    public sealed class HubMachine
    {
        /// <summary>Longest time for an acknowledgement, in ms.</summary>
        // M2Mqtt sends three times, 1 s apart, and gives up at 3 s; a broker that stopped reading
        // blocks its sender without a word, and only this deadline notices.
        public const long AcknowledgeTimeout = 15000;

        /// <summary>First and longest backoff between connections, in ms.</summary>
        public const long FirstBackoff = 2000;

        /// <summary>Longest backoff between connections, in ms.</summary>
        public const long LongestBackoff = 300000;

        /// <summary>Failed connections in a row after which DPS is asked again.</summary>
        public const int MostFailures = 10;

        /// <summary>Refusals of the identity in a row after which DPS is asked again.</summary>
        public const int MostRefusals = 3;

        /// <summary>Longest idle wait, in ms; it only bounds the wait.</summary>
        public const long IdleWait = 3600000;

        private readonly Outbox _outbox;
        private readonly long _tokenLife;
        private long _deadline;
        private long _renewAt;
        private int _failures;
        private int _refusals;
        private long _delay;

        /// <summary>Makes the machine.</summary>
        /// <param name="outbox">Where the messages come from.</param>
        /// <param name="tokenLife">How long a token lasts, in ms; it is renewed at 80 %.</param>
        public HubMachine(Outbox outbox, long tokenLife)
        {
            _outbox = outbox;
            _tokenLife = tokenLife;
        }

        /// <summary>What it awaits.</summary>
        internal HubState State;

        /// <summary>The last fault.</summary>
        internal Fault Fault;

        /// <summary>The fault that the last step met; None when it met none.</summary>
        internal Fault NewFault;

        // AwaitStart -> AwaitConnection -> AwaitMessage -> { AwaitAcknowledgement -> AwaitMessage }
        // any wait on the network -> { AwaitClosed -> } AwaitRetryTime -> AwaitConnection
        // AwaitConnection -> Rejected, after too many refusals or failures in a row

        /// <summary>Takes one event and says what to do.</summary>
        /// <param name="e">What happened.</param>
        /// <param name="now">Monotonic time in ms.</param>
        /// <param name="jitter">A random number.</param>
        /// <returns>One action; of kind Done once the state is Rejected.</returns>
        public DeviceAction Step(DeviceEvent e, long now, uint jitter)
        {
            NewFault = Fault.None;
            if (State == HubState.Rejected
                || (e.Kind == DeviceEventKind.Tick && now < _deadline))
            {
                return Wait();
            }

            if (e.Kind == DeviceEventKind.Lost && IsOpen())
            {
                return Retry(e.Fault, now, jitter, false);
            }

            switch (State)
            {
                case HubState.AwaitStart:
                    if (e.Kind == DeviceEventKind.Start)
                    {
                        return Connect(now);
                    }

                    break;

                case HubState.AwaitConnection:
                    if (e.Kind == DeviceEventKind.Connected)
                    {
                        _failures = 0;
                        _refusals = 0;
                        _renewAt = now + _tokenLife / 5 * 4;
                        return Work(now);
                    }

                    if (e.Kind == DeviceEventKind.Tick)
                    {
                        return Retry(Fault.ConnectTimeout, now, jitter, true);
                    }

                    break;

                case HubState.AwaitMessage:
                    if (e.Kind == DeviceEventKind.Queued || e.Kind == DeviceEventKind.Tick)
                    {
                        return Work(now);
                    }

                    break;

                case HubState.AwaitAcknowledgement:
                    if (e.Kind == DeviceEventKind.Acknowledged)
                    {
                        _outbox.Remove();
                        return Work(now);
                    }

                    // The message stays at the head and goes out again on the next connection:
                    // the hub may see it twice, never not at all.
                    if (e.Kind == DeviceEventKind.Tick)
                    {
                        return Retry(Fault.NotAcknowledged, now, jitter, true);
                    }

                    break;

                case HubState.AwaitClosed:
                    if (e.Kind == DeviceEventKind.Closed || e.Kind == DeviceEventKind.Tick)
                    {
                        return _delay == 0 ? Connect(now) : Sleep(now);
                    }

                    break;

                case HubState.AwaitRetryTime:
                    if (e.Kind == DeviceEventKind.Tick)
                    {
                        return Connect(now);
                    }

                    break;
            }

            return Wait();
        }

        private bool IsOpen()
        {
            return State == HubState.AwaitConnection
                || State == HubState.AwaitMessage
                || State == HubState.AwaitAcknowledgement;
        }

        private DeviceAction Connect(long now)
        {
            return Move(
                HubState.AwaitConnection,
                DeviceActionKind.ConnectHub,
                now + RegistrationMachine.ConnectTimeout);
        }

        /// <summary>Renews the token when it is time, else sends, else waits.</summary>
        private DeviceAction Work(long now)
        {
            if (now >= _renewAt)
            {
                _delay = 0;
                return Close(now);
            }

            if (_outbox.Count > 0)
            {
                return Move(
                    HubState.AwaitAcknowledgement,
                    DeviceActionKind.Publish,
                    now + AcknowledgeTimeout);
            }

            long idleEnd = now + IdleWait;
            return Move(
                HubState.AwaitMessage,
                DeviceActionKind.Wait,
                idleEnd < _renewAt ? idleEnd : _renewAt);
        }

        private DeviceAction Retry(Fault fault, long now, uint jitter, bool closes)
        {
            Fault = fault;
            NewFault = fault;
            _failures++;
            _refusals = FaultTable.IsIdentity(fault) ? _refusals + 1 : 0;
            _delay = Backoff.Delay(_failures, FirstBackoff, LongestBackoff, jitter);
            if (closes)
            {
                return Close(now);
            }

            return Sleep(now);
        }

        private DeviceAction Close(long now)
        {
            return Move(
                HubState.AwaitClosed,
                DeviceActionKind.Close,
                now + RegistrationMachine.CloseTimeout);
        }

        private DeviceAction Sleep(long now)
        {
            if (_refusals >= MostRefusals || _failures >= MostFailures)
            {
                return Move(HubState.Rejected, DeviceActionKind.Done, now);
            }

            return Move(HubState.AwaitRetryTime, DeviceActionKind.Wait, now + _delay);
        }

        private DeviceAction Wait()
        {
            return new DeviceAction(
                State == HubState.Rejected ? DeviceActionKind.Done : DeviceActionKind.Wait,
                _deadline);
        }

        private DeviceAction Move(HubState state, DeviceActionKind kind, long deadline)
        {
            State = state;
            _deadline = deadline;
            return new DeviceAction(kind, deadline);
        }
    }
}
