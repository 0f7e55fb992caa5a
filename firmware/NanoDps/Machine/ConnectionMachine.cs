using NanoDps.Faults;

namespace NanoDps.Machine
{
    /// <summary>
    /// What the registration and the hub have in common: connecting, losing, closing, trying
    /// again. Sans-IO: (event, now in ms, jitter) to one action. Every wait has an end, and nothing
    /// that a peer sends makes it throw.
    /// </summary>
    public abstract class ConnectionMachine
    {
        /// <summary>Longest time for TCP, TLS and CONNACK, in ms. M2Mqtt alone waits 30 s.</summary>
        public const long ConnectTimeout = 75000;

        /// <summary>Longest time to close a connection, in ms.</summary>
        public const long CloseTimeout = 10000;

        /// <summary>First backoff, in ms.</summary>
        public const long FirstBackoff = 2000;

        /// <summary>What it awaits.</summary>
        internal MachineState State;

        /// <summary>The last fault.</summary>
        internal Fault Fault;

        /// <summary>The fault that the last step met; None when it met none.</summary>
        internal Fault NewFault;

        /// <summary>Not before this time may the server be asked again, in ms.</summary>
        internal long NotBefore;

        /// <summary>Failed tries since the last success.</summary>
        private protected int _failures;

        private readonly DeviceActionKind _connect;
        private readonly long _longestBackoff;
        private long _deadline;
        private long _delay;
        private bool _isOpen;
        private bool _isOver;

        private protected ConnectionMachine(DeviceActionKind connect, long longestBackoff)
        {
            _connect = connect;
            _longestBackoff = longestBackoff;
        }

        // AwaitStart -> AwaitConnection -> (the states of the one that derives)
        // any state with a connection -> { AwaitClosed -> } AwaitRetryTime -> AwaitConnection
        // any state with a connection -> { AwaitClosed -> } Ended

        /// <summary>Takes one event and says what to do.</summary>
        /// <param name="e">What happened.</param>
        /// <param name="now">Monotonic time in ms.</param>
        /// <param name="jitter">A random number.</param>
        /// <returns>One action; of kind Done once it has ended.</returns>
        public DeviceAction Step(DeviceEvent e, long now, uint jitter)
        {
            NewFault = Fault.None;
            bool isTick = e.Kind == DeviceEventKind.Tick;

            // A tick before its time is nobody's, nor is a connection that is there already; the
            // deadline stands.
            if ((isTick && now < _deadline)
                || (e.Kind == DeviceEventKind.Connected && State != MachineState.AwaitConnection))
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
                case MachineState.AwaitStart:
                    return e.Kind == DeviceEventKind.Start ? Connect(now) : Wait();

                case MachineState.AwaitConnection:
                    if (e.Kind == DeviceEventKind.Connected)
                    {
                        return Work(e, now, jitter);
                    }

                    return isTick ? Retry(Fault.ConnectTimeout, now, jitter, false) : Wait();

                case MachineState.AwaitClosed:
                    return isTick || e.Kind == DeviceEventKind.Closed ? Rest(now) : Wait();

                case MachineState.AwaitRetryTime:
                    return !isTick ? Wait() : _isOpen ? Work(e, now, jitter) : Connect(now);

                case MachineState.Ended:
                    return Rest(now);

                default:
                    return Work(e, now, jitter);
            }
        }

        /// <summary>Goes on with an open connection.</summary>
        private protected abstract DeviceAction Work(DeviceEvent e, long now, uint jitter);

        /// <summary>Whether it ends with a fault instead of trying again at the given time.</summary>
        private protected abstract bool EndsWith(Fault fault, long retryTime);

        /// <summary>Tries again later, on the same connection or on a new one, or ends.</summary>
        private protected DeviceAction Retry(Fault fault, long now, uint jitter, bool keepsOpen)
        {
            Fault = fault;
            NewFault = fault;
            _failures++;
            _delay = Backoff.Delay(_failures, FirstBackoff, _longestBackoff, jitter);
            if (now + _delay < NotBefore)
            {
                // The spread stays above the floor: nobody comes early.
                _delay = NotBefore - now + _delay / 4;
            }

            _isOver = EndsWith(fault, now + _delay);
            return _isOpen && (_isOver || !keepsOpen) ? Close(now) : Rest(now);
        }

        /// <summary>Closes the connection for good: there is nothing left to do.</summary>
        internal DeviceAction Finish(long now)
        {
            Fault = Fault.None;
            _isOver = true;
            return Close(now);
        }

        /// <summary>Closes the connection to make a new one at once.</summary>
        private protected DeviceAction Renew(long now)
        {
            _delay = 0;
            _isOver = false;
            return Close(now);
        }

        private protected DeviceAction Move(MachineState state, DeviceActionKind kind, long deadline)
        {
            State = state;
            _deadline = deadline;
            return new DeviceAction(kind, deadline);
        }

        private protected DeviceAction Wait()
        {
            return Move(State, DeviceActionKind.Wait, _deadline);
        }

        private DeviceAction Connect(long now)
        {
            _isOpen = true;
            return Move(MachineState.AwaitConnection, _connect, now + ConnectTimeout);
        }

        private DeviceAction Close(long now)
        {
            _isOpen = false;
            return Move(MachineState.AwaitClosed, DeviceActionKind.Close, now + CloseTimeout);
        }

        private DeviceAction Rest(long now)
        {
            return _isOver
                ? Move(MachineState.Ended, DeviceActionKind.Done, now)
                : Move(MachineState.AwaitRetryTime, DeviceActionKind.Wait, now + _delay);
        }
    }
}
