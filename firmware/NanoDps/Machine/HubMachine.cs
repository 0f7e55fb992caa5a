using System.Collections;
using NanoDps.Faults;

namespace NanoDps.Machine
{
    /// <summary>
    /// The life of a device at its hub: send what the outbox has, one message at a time, renew the
    /// token, connect again after a loss.
    /// </summary>
    public sealed class HubMachine : ConnectionMachine
    {
        /// <summary>Longest time for an acknowledgement, in ms.</summary>
        // M2Mqtt sends three times, 1 s apart, and gives up at 3 s; a broker that stopped reading
        // blocks its sender without a word, and only this deadline notices.
        public const long AcknowledgeTimeout = 15000;

        /// <summary>
        /// How long a connection must last, in ms, before the failures that led to it are
        /// forgotten: a hub that takes a device and soon drops it (a second device with the same
        /// id, say) is backed off from like one that refuses it.
        /// </summary>
        public const long StableTime = 60000;

        /// <summary>Longest backoff between connections, in ms.</summary>
        public const long LongestBackoff = 300000;

        /// <summary>Failed connections in a row after which DPS is asked again.</summary>
        public const int MostFailures = 10;

        /// <summary>Refusals of the identity in a row after which DPS is asked again.</summary>
        public const int MostRefusals = 3;

        private readonly ArrayList _outbox;
        private readonly long _tokenLife;
        private readonly long _dpsTime;
        private long _renewAt;
        private long _stableAt;
        private int _refusals;

        /// <summary>Makes the machine.</summary>
        /// <param name="outbox">The messages to send, oldest first; it removes what the hub
        /// has acknowledged.</param>
        /// <param name="tokenLife">How long a token lasts, in ms; it is renewed at 80 %.</param>
        /// <param name="dpsTime">Before this time, in ms, DPS is not to be asked again.</param>
        public HubMachine(ArrayList outbox, long tokenLife, long dpsTime)
            : base(DeviceActionKind.ConnectHub, LongestBackoff)
        {
            _outbox = outbox;
            _tokenLife = tokenLife;
            _dpsTime = dpsTime;
        }

        // AwaitConnection -> AwaitMessage -> { AwaitAcknowledgement -> AwaitMessage }
        // AwaitMessage | AwaitAcknowledgement -> AwaitClosed -> AwaitRetryTime (token renewal, or an
        //   acknowledgement that never came)
        // AwaitConnection -> Ended, after too many refusals or failures in a row, and not before DPS
        //   may be asked again

        /// <inheritdoc/>
        private protected override DeviceAction Work(DeviceEvent e, long now, uint jitter)
        {
            switch (e.Kind)
            {
                case DeviceEventKind.Connected:
                    _refusals = 0;
                    _stableAt = now + StableTime;
                    _renewAt = now + _tokenLife / 5 * 4;
                    break;

                case DeviceEventKind.Acknowledged:
                    if (State != MachineState.AwaitAcknowledgement)
                    {
                        return Wait();
                    }

                    _outbox.RemoveAt(0);
                    break;

                case DeviceEventKind.Tick:
                    // The message stays at the head and goes out again on the next connection:
                    // the hub may see it twice, never not at all.
                    if (State == MachineState.AwaitAcknowledgement)
                    {
                        return Retry(Fault.NotAcknowledged, now, jitter, false);
                    }

                    break;

                default:
                    if (State == MachineState.AwaitAcknowledgement)
                    {
                        return Wait();
                    }

                    break;
            }

            if (now >= _stableAt)
            {
                _failures = 0;
            }

            if (now >= _renewAt)
            {
                return Renew(now);
            }

            return _outbox.Count == 0
                ? Move(
                    MachineState.AwaitMessage,
                    DeviceActionKind.Wait,
                    _failures > 0 ? _stableAt : _renewAt)
                : Move(
                    MachineState.AwaitAcknowledgement,
                    DeviceActionKind.Publish,
                    now + AcknowledgeTimeout);
        }

        /// <inheritdoc/>
        private protected override bool EndsWith(Fault fault, long retryTime)
        {
            bool isIdentity = fault == Fault.ClientIdRefused
                || fault == Fault.BadCredentials
                || fault == Fault.NotAuthorized;
            _refusals = isIdentity ? _refusals + 1 : 0;
            return retryTime >= _dpsTime
                && (_refusals >= MostRefusals || _failures >= MostFailures);
        }
    }
}
