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

        /// <summary>
        /// Shortest time between two rounds that a hub's refusals lead to, in ms: 1 h, and up to a
        /// quarter more. An outage of a hub's identity store must not turn its fleet on DPS.
        /// </summary>
        public const long ShortestReturn = 3600000;

        private readonly long _hubTokenLife;
        private ConnectionMachine _current;
        private long _deadline;
        private long _dpsTime;
        private bool _asksDps;
        private int _failedRounds;

        /// <summary>What it awaits.</summary>
        internal DeviceState State;

        /// <summary>The current or last round; null before the start.</summary>
        internal RegistrationMachine Registration;

        /// <summary>The hub that the device was last assigned to; null when it never was.</summary>
        internal string Hub;

        /// <summary>Its id there.</summary>
        internal string DeviceId;

        /// <summary>The way to DPS.</summary>
        internal Transport Transport;

        /// <summary>How long to wait before the first connection, in ms.</summary>
        internal long StartDelay;

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

        // AwaitStart -> { AwaitNextRound (a delayed start) } -> AwaitHub (an assignment is known)
        //   | AwaitRegistration
        // AwaitRegistration -> AwaitHub | AwaitNextRound -> AwaitHub (the one that is known: DPS may
        //   be out of reach and the hub back) | AwaitRegistration
        // AwaitHub -> AwaitNextRound (refused or not reached) -> AwaitRegistration
        //   | AwaitRegistration (reprovision)

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

            bool isReprovision = e.Kind == DeviceEventKind.Reprovision;
            if (isReprovision)
            {
                // Before the start, too: it then leads to DPS.
                _asksDps = true;
            }

            if (State == DeviceState.AwaitStart)
            {
                if (e.Kind != DeviceEventKind.Start)
                {
                    return Wait();
                }

                State = DeviceState.AwaitNextRound;
                _deadline = now + StartDelay;

                // A fleet that gets its power back with its hub down must not ask DPS as one.
                _dpsTime = now + jitter % (ShortestReturn / 4);
                return StartDelay > 0 ? Wait() : Begin(now, jitter);
            }

            if (State == DeviceState.AwaitNextRound)
            {
                bool isTime = isReprovision || (e.Kind == DeviceEventKind.Tick && now >= _deadline);
                return isTime ? Begin(now, jitter) : Wait();
            }

            DeviceAction action = isReprovision && State == DeviceState.AwaitHub
                ? _current.Finish(now)
                : _current.Step(e, now, jitter);
            NewFault = _current.NewFault;
            if (e.Kind == DeviceEventKind.Acknowledged)
            {
                _failedRounds = 0;
            }

            if (action.Kind != DeviceActionKind.Done)
            {
                return action;
            }

            // From the hub, by a fault or without one, the way is to DPS; from DPS it is to the hub,
            // if need be to that of before.
            _asksDps = State == DeviceState.AwaitHub;
            if (_current.Fault == Fault.None)
            {
                if (!_asksDps)
                {
                    Hub = Registration.Reply.AssignedHub;
                    DeviceId = Registration.Reply.DeviceId;
                }

                return Begin(now, jitter);
            }

            if (!_asksDps && (int)_current.Fault / 100 == 2)
            {
                // The hour spares DPS; one that could not be reached was not asked.
                _dpsTime = 0;
            }

            return Pause(now, jitter);
        }

        /// <summary>Goes to the hub when it is known and its turn, otherwise to DPS.</summary>
        private DeviceAction Begin(long now, uint jitter)
        {
            if (Hub != null && !_asksDps)
            {
                return Enter(
                    DeviceState.AwaitHub,
                    new HubMachine(Outbox, _hubTokenLife, _dpsTime),
                    now,
                    jitter);
            }

            _dpsTime = now + ShortestReturn + jitter % (ShortestReturn / 4);
            Registration = new RegistrationMachine(
                now, Registration == null ? Transport : Registration.Transport);
            return Enter(DeviceState.AwaitRegistration, Registration, now, jitter);
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
            if (Registration != null && _deadline < Registration.NotBefore)
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
