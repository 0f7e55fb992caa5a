using NanoDps.Faults;
using NanoDps.Protocol;

namespace NanoDps.Machine
{
    /// <summary>
    /// One round of registration with DPS: sans-IO, (event, now in ms, jitter) to one action.
    /// It knows no transport, keeps every wait bounded, and throws for nothing that a peer sends.
    /// </summary>
    public sealed class RegistrationMachine
    {
        /// <summary>Longest time for TCP, TLS and CONNACK, in ms. M2Mqtt alone waits 30 s.</summary>
        public const long ConnectTimeout = 75000;

        /// <summary>Longest time for an answer, in ms.</summary>
        public const long ReplyTimeout = 30000;

        /// <summary>Longest time to close a connection, in ms.</summary>
        public const long CloseTimeout = 10000;

        /// <summary>Shortest time between polls, in ms (DPS allows 5 in 10 s for a device).</summary>
        public const long ShortestPoll = 2000;

        /// <summary>Time to the next poll when the answer names none, in ms.</summary>
        public const long DefaultPoll = 3000;

        /// <summary>First and longest backoff within a round, in ms.</summary>
        public const long FirstBackoff = 2000;

        /// <summary>Longest backoff within a round, in ms.</summary>
        public const long LongestBackoff = 100000;

        /// <summary>Time for a whole round, in ms.</summary>
        public const long Budget = 900000;

        private long _deadline;
        private long _roundEnd;
        private long _delay;
        private int _failures;
        private bool _isOpen;
        private bool _isOver;

        /// <summary>What it awaits.</summary>
        internal RegistrationState State;

        /// <summary>Id of the last request. Every request has its own.</summary>
        internal int RequestId;

        /// <summary>The operation that is polled; null before the first 202.</summary>
        internal string OperationId;

        /// <summary>The last fault, and once Failed the one that ended the round.</summary>
        internal Fault Fault;

        /// <summary>The fault that the last step met; None when it met none.</summary>
        internal Fault NewFault;

        /// <summary>The last answer; once Assigned it has the hub and the device id.</summary>
        internal DpsReply Reply;

        /// <summary>Not before this time may DPS be asked again, in ms (its retry-after).</summary>
        internal long NotBefore;

        // AwaitStart -> AwaitConnection -> AwaitRegisterReply -> { AwaitPollTime -> AwaitPollReply }
        //   -> AwaitClosed -> Assigned
        // any wait on the network -> { AwaitClosed -> | } AwaitRetryTime
        //   -> AwaitConnection | AwaitRegisterReply | AwaitPollReply
        // any wait -> { AwaitClosed -> | } Failed

        /// <summary>Takes one event and says what to do.</summary>
        /// <param name="e">What happened.</param>
        /// <param name="now">Monotonic time in ms.</param>
        /// <param name="jitter">A random number.</param>
        /// <returns>One action; of kind Done once the state is Assigned or Failed.</returns>
        public DeviceAction Step(DeviceEvent e, long now, uint jitter)
        {
            NewFault = Fault.None;
            if (State == RegistrationState.Assigned || State == RegistrationState.Failed)
            {
                return End();
            }

            // A tick before its time is nobody's; the deadline stands.
            if (e.Kind == DeviceEventKind.Tick && now < _deadline)
            {
                return Wait();
            }

            if (e.Kind == DeviceEventKind.Lost && _isOpen)
            {
                _isOpen = false;
                return Retry(e.Fault, now, jitter, false);
            }

            switch (State)
            {
                case RegistrationState.AwaitStart:
                    if (e.Kind == DeviceEventKind.Start)
                    {
                        _roundEnd = now + Budget;
                        return Connect(now);
                    }

                    break;

                case RegistrationState.AwaitConnection:
                    if (e.Kind == DeviceEventKind.Connected)
                    {
                        return Request(now);
                    }

                    if (e.Kind == DeviceEventKind.Tick)
                    {
                        return Retry(Fault.ConnectTimeout, now, jitter, false);
                    }

                    break;

                case RegistrationState.AwaitRegisterReply:
                case RegistrationState.AwaitPollReply:
                    if (e.Kind == DeviceEventKind.Replied && IsMine(e.Reply))
                    {
                        return Read(e.Reply, now, jitter);
                    }

                    // A server that took the request and says nothing may have forgotten us, or
                    // the line is dead and nobody noticed: only a new connection tells.
                    if (e.Kind == DeviceEventKind.Tick)
                    {
                        return Retry(Fault.NoAnswer, now, jitter, false);
                    }

                    break;

                case RegistrationState.AwaitPollTime:
                case RegistrationState.AwaitRetryTime:
                    if (e.Kind == DeviceEventKind.Tick)
                    {
                        return _isOpen ? Request(now) : Connect(now);
                    }

                    break;

                case RegistrationState.AwaitClosed:
                    if (e.Kind == DeviceEventKind.Closed || e.Kind == DeviceEventKind.Tick)
                    {
                        return _isOver ? End() : Sleep(now);
                    }

                    break;
            }

            return Wait();
        }

        private bool IsMine(DpsReply reply)
        {
            return reply.RequestId == RequestId.ToString();
        }

        private DeviceAction Connect(long now)
        {
            _isOpen = true;
            return Move(
                RegistrationState.AwaitConnection, DeviceActionKind.ConnectDps, now + ConnectTimeout);
        }

        /// <summary>Polls when there is an operation, otherwise registers.</summary>
        private DeviceAction Request(long now)
        {
            RequestId++;
            return OperationId == null
                ? Move(
                    RegistrationState.AwaitRegisterReply,
                    DeviceActionKind.Register,
                    now + ReplyTimeout)
                : Move(
                    RegistrationState.AwaitPollReply,
                    DeviceActionKind.Poll,
                    now + ReplyTimeout);
        }

        private DeviceAction Read(DpsReply reply, long now, uint jitter)
        {
            Reply = reply;
            if (reply.RetryAfter > 0)
            {
                NotBefore = now + reply.RetryAfter * 1000L;
            }

            Fault fault = ReplyFault.Of(reply, OperationId);
            if (fault == Fault.Conflict)
            {
                OperationId = null;
            }

            if (fault != Fault.None)
            {
                return Retry(fault, now, jitter, true);
            }

            if (ReplyFault.IsAssigned(reply))
            {
                Fault = Fault.None;
                _isOver = true;
                return Close(now);
            }

            long pollTime = PollTime(reply, now);
            if (pollTime >= _roundEnd)
            {
                return Retry(Fault.RoundTimeout, now, jitter, false);
            }

            _failures = 0;
            OperationId = reply.OperationId ?? OperationId;
            return Move(RegistrationState.AwaitPollTime, DeviceActionKind.Wait, pollTime);
        }

        private static long PollTime(DpsReply reply, long now)
        {
            long delay = reply.RetryAfter < 0 ? DefaultPoll : reply.RetryAfter * 1000L;
            return now + (delay < ShortestPoll ? ShortestPoll : delay);
        }

        /// <summary>Tries again later, on the same connection or on a new one, or ends.</summary>
        private DeviceAction Retry(Fault fault, long now, uint jitter, bool keepsOpen)
        {
            Fault = fault;
            NewFault = fault;
            _failures++;
            _delay = Backoff.Delay(_failures, FirstBackoff, LongestBackoff, jitter);
            long floor = NotBefore - now;
            if (_delay < floor)
            {
                // The spread stays above the floor: nobody comes early.
                _delay = floor + _delay / 4;
            }

            _isOver = FaultTable.IsPermanent(fault) || now + _delay >= _roundEnd;
            if (_isOpen && (_isOver || !keepsOpen))
            {
                return Close(now);
            }

            return _isOver ? End() : Sleep(now);
        }

        private DeviceAction Close(long now)
        {
            _isOpen = false;
            return Move(RegistrationState.AwaitClosed, DeviceActionKind.Close, now + CloseTimeout);
        }

        private DeviceAction Sleep(long now)
        {
            return Move(RegistrationState.AwaitRetryTime, DeviceActionKind.Wait, now + _delay);
        }

        private DeviceAction End()
        {
            return Move(
                Fault == Fault.None ? RegistrationState.Assigned : RegistrationState.Failed,
                DeviceActionKind.Done,
                _deadline);
        }

        private DeviceAction Wait()
        {
            return new DeviceAction(DeviceActionKind.Wait, _deadline);
        }

        private DeviceAction Move(RegistrationState state, DeviceActionKind kind, long deadline)
        {
            State = state;
            _deadline = deadline;
            return new DeviceAction(kind, deadline, RequestId, OperationId);
        }
    }
}
