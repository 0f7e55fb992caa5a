namespace NanoDps.Machine
{
    /// <summary>
    /// The one thing to do now, and how long to wait for the next event. Every wait has a
    /// deadline; when it is over the machine wants a Tick.
    /// </summary>
    public sealed class DeviceAction
    {
        /// <summary>Makes an action.</summary>
        /// <param name="kind">What to do.</param>
        /// <param name="deadline">Monotonic time in ms at which a Tick is due.</param>
        /// <param name="requestId">Request id for Register and Poll; 0 otherwise.</param>
        /// <param name="operationId">The operation to Poll; null otherwise.</param>
        public DeviceAction(
            DeviceActionKind kind,
            long deadline,
            int requestId = 0,
            string operationId = null)
        {
            Kind = kind;
            Deadline = deadline;
            RequestId = requestId;
            OperationId = operationId;
        }

        /// <summary>What to do.</summary>
        public readonly DeviceActionKind Kind;

        /// <summary>Monotonic time in ms at which a Tick is due.</summary>
        public readonly long Deadline;

        /// <summary>Request id ($rid) for Register and Poll.</summary>
        public readonly int RequestId;

        /// <summary>The operation to poll.</summary>
        public readonly string OperationId;
    }
}
