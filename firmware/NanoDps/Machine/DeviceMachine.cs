using System.Collections;
using NanoDps.Faults;

namespace NanoDps.Machine
{
    /// <summary>
    /// The supervisor: rounds of registration until one ends in an assignment, then the hub, then,
    /// should the hub not take the device, rounds again. It never ends: a device that nobody
    /// enrolled yet comes in by itself once somebody does.
    /// </summary>
    public sealed class DeviceMachine
    {
        /// <summary>First pause after a round that someone must do something about, in ms.</summary>
        public const long FirstPause = 300000;

        /// <summary>Longest such pause, in ms: 6 h.</summary>
        public const long LongestPause = 21600000;

        /// <summary>First pause after a round that may mend by itself, in ms.</summary>
        public const long FirstShortPause = 60000;

        /// <summary>Longest such pause, in ms: 15 min.</summary>
        public const long LongestShortPause = 900000;

        private readonly long _hubTokenLife;
        private ConnectionMachine _current;
        private long _deadline;
        private int _failedRounds;

        /// <summary>What it awaits.</summary>
        internal DeviceState State;

        /// <summary>The current or last round; null before the start.</summary>
        internal RegistrationMachine Registration;

        /// <summary>The fault that the last step met; None when it met none.</summary>
        internal Fault NewFault;

        /// <summary>The messages (byte[]) that the hub has not acknowledged, oldest first.</summary>
        internal ArrayList Outbox = new ArrayList();

        /// <summary>Makes the machine.</summary>
        /// <param name="hubTokenLife">How long a hub token lasts, in ms.</param>
        public DeviceMachine(long hubTokenLife)
        {
            _hubTokenLife = hubTokenLife;
        }

        // AwaitStart -> AwaitRegistration -> { AwaitNextRound -> AwaitRegistration }*
        //   -> AwaitHub -> AwaitNextRound

        /// <summary>Takes one event and says what to do.</summary>
        /// <param name="e">What happened.</param>
        /// <param name="now">Monotonic time in ms.</param>
        /// <param name="jitter">A random number.</param>
        /// <returns>One action, never of kind Done.</returns>
        public DeviceAction Step(DeviceEvent e, long now, uint jitter)
        {
            NewFault = Fault.None;
            if (e.Kind == DeviceEventKind.Queued)
            {
                Outbox.Add(e.Message);
            }

            if (State == DeviceState.AwaitStart || State == DeviceState.AwaitNextRound)
            {
                bool isTime = State == DeviceState.AwaitStart
                    ? e.Kind == DeviceEventKind.Start
                    : e.Kind == DeviceEventKind.Tick && now >= _deadline;
                if (!isTime)
                {
                    return Wait();
                }

                Registration = new RegistrationMachine(now);
                return Enter(DeviceState.AwaitRegistration, Registration, now, jitter);
            }

            DeviceAction action = _current.Step(e, now, jitter);
            NewFault = _current.NewFault;
            if (e.Kind == DeviceEventKind.Acknowledged)
            {
                _failedRounds = 0;
            }

            if (action.Kind != DeviceActionKind.Done)
            {
                return action;
            }

            return _current.Fault == Fault.None
                ? Enter(
                    DeviceState.AwaitHub, new HubMachine(Outbox, _hubTokenLife), now, jitter)
                : Pause(now, jitter);
        }

        private DeviceAction Enter(
            DeviceState state, ConnectionMachine machine, long now, uint jitter)
        {
            State = state;
            _current = machine;
            return machine.Step(new DeviceEvent(DeviceEventKind.Start), now, jitter);
        }

        private DeviceAction Pause(long now, uint jitter)
        {
            State = DeviceState.AwaitNextRound;
            _failedRounds++;
            bool isLong = FaultTable.IsPermanent(_current.Fault);
            long pause = Backoff.Delay(
                _failedRounds,
                isLong ? FirstPause : FirstShortPause,
                isLong ? LongestPause : LongestShortPause,
                jitter);
            _deadline = now + pause;

            // Not before DPS allows it, and still not all at once.
            if (_deadline < Registration.NotBefore)
            {
                _deadline = Registration.NotBefore + pause / 4;
            }

            return Wait();
        }

        private DeviceAction Wait()
        {
            return new DeviceAction(DeviceActionKind.Wait, _deadline);
        }
    }
}
