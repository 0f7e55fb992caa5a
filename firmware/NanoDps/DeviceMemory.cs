using NanoDps.Protocol;

namespace NanoDps
{
    /// <summary>
    /// What a device knows from its last start, and is told to remember for the next one. This one
    /// forgets everything.
    /// </summary>
    public class DeviceMemory
    {
        /// <summary>What stands behind the host of a handshake for HTTPS.</summary>
        public const string HttpsSuffix = ":443";

        /// <summary>Host name of the hub that it was assigned to; null when it was not.</summary>
        public string Hub;

        /// <summary>Its id there.</summary>
        public string DeviceId;

        /// <summary>Whether DPS was reached by the other transport.</summary>
        public bool UsesFallback;

        /// <summary>How long to wait before the first connection, in ms.</summary>
        public long StartDelay;

        /// <summary>
        /// Called before each TLS handshake: a native call that stops every managed thread, and that
        /// nothing but a reset may end.
        /// </summary>
        public virtual void Connecting(string host)
        {
        }

        /// <summary>Called once the handshake is over, well or not.</summary>
        public virtual void Settled()
        {
        }

        /// <summary>Called with the answer of DPS that assigns the device.</summary>
        public virtual void Assigned(DpsReply reply, bool usesFallback)
        {
        }
    }
}
