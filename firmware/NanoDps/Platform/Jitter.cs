namespace NanoDps.Platform
{
    /// <summary>
    /// Spreads a fleet in time. Not for secrets: the platform has no secure generator in managed
    /// code.
    /// </summary>
    public static class Jitter
    {
        /// <summary>
        /// A seed from what differs between devices (the registration id, hashed by FNV-1a) and
        /// between starts (the clocks), so that a fleet that gets its power back at one moment
        /// does not move as one.
        /// </summary>
        public static int Seed(string registrationId, long clocks)
        {
            uint hash = 2166136261;
            foreach (char next in registrationId.ToCharArray())
            {
                hash = (hash ^ next) * 16777619;
            }

            return (int)(hash ^ (uint)clocks ^ (uint)(clocks >> 32));
        }
    }
}
