namespace NanoDps.Machine
{
    /// <summary>
    /// The one thing to do now, and how long to wait for the next event. Every wait has a
    /// deadline; when it is over the machine wants a Tick.
    /// </summary>
    public sealed class DeviceAction
    {
        /// <summary>What to do. Register and Poll use the registration's current ids.</summary>
        public readonly DeviceActionKind Kind;

        /// <summary>Monotonic time in ms at which a Tick is due.</summary>
        public readonly long Deadline;

        /// <summary>Makes an action.</summary>
        public DeviceAction(DeviceActionKind kind, long deadline)
        {
            Kind = kind;
            Deadline = deadline;
        }
    }
}
