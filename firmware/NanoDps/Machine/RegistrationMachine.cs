using NanoDps.Faults;
using NanoDps.Protocol;

namespace NanoDps.Machine
{
    /// <summary>One round of registration with DPS. It knows no transport.</summary>
    public sealed class RegistrationMachine : ConnectionMachine
    {
        /// <summary>Longest time for an answer, in ms.</summary>
        public const long ReplyTimeout = 30000;

        /// <summary>Shortest time between polls, in ms (DPS allows 5 in 10 s for a device).</summary>
        public const long ShortestPoll = 2000;

        /// <summary>Time to the next poll when the answer names none, in ms.</summary>
        public const long DefaultPoll = 3000;

        /// <summary>Longest backoff within a round, in ms.</summary>
        public const long LongestBackoff = 100000;

        /// <summary>Time for a whole round, in ms.</summary>
        public const long Budget = 900000;

        private readonly long _roundEnd;

        /// <summary>Id of the last request. Every request has its own.</summary>
        internal int RequestId;

        /// <summary>The operation that is polled; null before the first 202.</summary>
        internal string OperationId;

        /// <summary>The way to DPS that is taken.</summary>
        internal Transport Transport;

        /// <summary>The last answer; once assigned it has the hub and the device id.</summary>
        internal DpsReply Reply;

        /// <summary>Makes a round that starts now.</summary>
        /// <param name="now">Monotonic time in ms.</param>
        /// <param name="transport">The way to DPS.</param>
        internal RegistrationMachine(long now, Transport transport)
            : base(DeviceActionKind.ConnectDps, LongestBackoff)
        {
            _roundEnd = now + Budget;
            Transport = transport;
        }

        // AwaitConnection -> AwaitRegisterReply -> { AwaitPollTime -> AwaitPollReply } -> AwaitClosed
        //   -> Ended (assigned)
        // AwaitRegisterReply | AwaitPollReply -> AwaitRetryTime -> the same request again, with a new
        //   id; a poll whose operation is gone becomes a register request
        // AwaitConnection | AwaitRegisterReply -> AwaitRetryTime -> AwaitConnection, by the other
        //   transport when there is one and the network is to blame

        /// <inheritdoc/>
        private protected override DeviceAction Work(DeviceEvent e, long now, uint jitter)
        {
            bool isTick = e.Kind == DeviceEventKind.Tick;
            if (State == MachineState.AwaitRegisterReply || State == MachineState.AwaitPollReply)
            {
                if (e.Kind == DeviceEventKind.Replied && e.Reply.RequestId == RequestId.ToString())
                {
                    return Read(e.Reply, now, jitter);
                }

                // A server that took the request and says nothing may have forgotten us, or the
                // line is dead and nobody noticed: only a new connection tells.
                return isTick ? Retry(Fault.NoAnswer, now, jitter, false) : Wait();
            }

            return isTick || e.Kind == DeviceEventKind.Connected ? Request(now) : Wait();
        }

        /// <inheritdoc/>
        private protected override bool EndsWith(Fault fault, long retryTime)
        {
            // Before any answer: a firewall that lets one of the two through shows like that.
            bool isBlocked = Reply == null
                && ((int)fault / 100 == 2
                    || fault == Fault.HandshakeLost
                    || fault == Fault.NoConnack);
            if (isBlocked && Transport != Transport.MqttOnly)
            {
                Transport = Transport == Transport.Mqtt ? Transport.Https : Transport.Mqtt;
            }

            return retryTime >= _roundEnd || FaultTable.IsPermanent(fault);
        }

        /// <summary>Polls when there is an operation, otherwise registers.</summary>
        private DeviceAction Request(long now)
        {
            RequestId++;
            long deadline = now + ReplyTimeout;
            return OperationId == null
                ? Move(MachineState.AwaitRegisterReply, DeviceActionKind.Register, deadline)
                : Move(MachineState.AwaitPollReply, DeviceActionKind.Poll, deadline);
        }

        private DeviceAction Read(DpsReply reply, long now, uint jitter)
        {
            Reply = reply;
            long delay = reply.RetryAfter < 0 ? DefaultPoll : reply.RetryAfter * 1000L;
            if (reply.RetryAfter > 0)
            {
                NotBefore = now + delay;
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

            if (reply.RegistrationStatus == ReplyFault.Assigned)
            {
                return Finish(now);
            }

            long pollTime = now + (delay < ShortestPoll ? ShortestPoll : delay);
            if (pollTime >= _roundEnd)
            {
                return Retry(Fault.RoundTimeout, now, jitter, false);
            }

            // A new operation is no success yet: it may be gone at its first poll, time and again.
            if (OperationId != null)
            {
                _failures = 0;
            }

            OperationId = reply.OperationId ?? OperationId;
            return Move(MachineState.AwaitPollTime, DeviceActionKind.Wait, pollTime);
        }
    }
}
