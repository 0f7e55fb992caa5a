using System;

namespace NanoDps.Platform
{
    /// <summary>
    /// Random numbers that spread a fleet in time. Not for secrets: the platform has no secure
    /// generator in managed code.
    /// </summary>
    public sealed class Jitter
    {
        private uint _state;

        /// <summary>
        /// Seeds it with what differs between devices (the registration id, hashed by FNV-1a) and
        /// between starts (the clocks), so that a fleet that gets its power back at one moment
        /// does not move as one.
        /// </summary>
        public Jitter(string registrationId, long clocks)
        {
            uint hash = 2166136261;
            foreach (char next in registrationId.ToCharArray())
            {
                hash = (hash ^ next) * 16777619;
            }

            _state = hash ^ (uint)clocks ^ (uint)(clocks >> 32);
            if (_state == 0)
            {
                _state = 1;
            }
        }

        /// <summary>The next number (xorshift32, Marsaglia 2003).</summary>
        public uint Next()
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return _state;
        }
    }
}
