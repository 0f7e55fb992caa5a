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

        private readonly Outbox _outbox;
        private readonly long _hubTokenLife;
        private long _deadline;
        private int _failedRounds;

        /// <summary>Makes the machine.</summary>
        /// <param name="outbox">Where the messages for the hub come from.</param>
        /// <param name="hubTokenLife">How long a hub token lasts, in ms.</param>
        public DeviceMachine(Outbox outbox, long hubTokenLife)
        {
            _outbox = outbox;
            _hubTokenLife = hubTokenLife;
        }

        /// <summary>What it awaits.</summary>
        internal DeviceState State;

        /// <summary>The current or last round; null before the start.</summary>
        internal RegistrationMachine Registration;

        /// <summary>The hub's side; null before the first assignment.</summary>
        internal HubMachine Hub;

        /// <summary>The fault that the last step met; None when it met none.</summary>
        internal Fault NewFault;

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
            switch (State)
            {
                case DeviceState.AwaitStart:
                    return e.Kind == DeviceEventKind.Start ? Register(e, now, jitter) : Wait();

                case DeviceState.AwaitRegistration:
                    DeviceAction action = Registration.Step(e, now, jitter);
                    NewFault = Registration.NewFault;
                    if (action.Kind != DeviceActionKind.Done)
                    {
                        return action;
                    }

                    return Registration.State == RegistrationState.Assigned
                        ? GoToHub(now, jitter)
                        : Pause(Registration.Fault, now, jitter);

                case DeviceState.AwaitHub:
                    action = Hub.Step(e, now, jitter);
                    NewFault = Hub.NewFault;
                    if (e.Kind == DeviceEventKind.Connected)
                    {
                        _failedRounds = 0;
                    }

                    return action.Kind == DeviceActionKind.Done
                        ? Pause(Hub.Fault, now, jitter)
                        : action;

                default:
                    return e.Kind == DeviceEventKind.Tick && now >= _deadline
                        ? Register(new DeviceEvent(DeviceEventKind.Start), now, jitter)
                        : Wait();
            }
        }

        private DeviceAction Register(DeviceEvent start, long now, uint jitter)
        {
            State = DeviceState.AwaitRegistration;
            Registration = new RegistrationMachine();
            return Registration.Step(start, now, jitter);
        }

        private DeviceAction GoToHub(long now, uint jitter)
        {
            State = DeviceState.AwaitHub;
            Hub = new HubMachine(_outbox, _hubTokenLife);
            return Hub.Step(new DeviceEvent(DeviceEventKind.Start), now, jitter);
        }

        private DeviceAction Pause(Fault fault, long now, uint jitter)
        {
            State = DeviceState.AwaitNextRound;
            _failedRounds++;
            bool isPermanent = FaultTable.IsPermanent(fault);
            long pause = Backoff.Delay(
                _failedRounds,
                isPermanent ? FirstPause : FirstShortPause,
                isPermanent ? LongestPause : LongestShortPause,
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
