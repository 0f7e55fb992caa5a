using NanoDps.Machine;

namespace NanoDps
{
    /// <summary>One connection to DPS, from the first byte to the last. It is used once.</summary>
    public abstract class Link
    {
        /// <summary>Where what happens goes.</summary>
        internal EventQueue Events;

        /// <summary>
        /// Begins to connect and returns at once: neither name resolution nor TCP has a time limit.
        /// Posts Connected or Lost.
        /// </summary>
        public abstract void Open();

        /// <summary>Sends the register request; posts the answer, or Lost.</summary>
        /// <param name="requestId">Comes back with the answer.</param>
        /// <param name="body">JSON.</param>
        public abstract void Register(int requestId, string body);

        /// <summary>Asks for the state of an operation; posts the answer, or Lost.</summary>
        public abstract void Poll(int requestId, string operationId);

        /// <summary>Ends the connection, whatever its state, within 2.2 s.</summary>
        /// <returns>False when a call into the platform could not be ended and goes on.</returns>
        public abstract bool Close();

        /// <summary>Tells what happened. Dropped once another connection has begun.</summary>
        protected void Post(DeviceEvent e)
        {
            e.Source = this;
            Events.Post(e);
        }
    }
}
