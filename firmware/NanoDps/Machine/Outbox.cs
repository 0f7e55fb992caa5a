namespace NanoDps.Machine
{
    /// <summary>
    /// Messages on their way to the hub, first in, first out, bounded. Any thread may add; only
    /// the device's own removes.
    /// </summary>
    public sealed class Outbox
    {
        private readonly byte[][] _messages;
        private int _first;

        /// <summary>Makes an outbox.</summary>
        /// <param name="capacity">How many messages it holds, from 1.</param>
        public Outbox(int capacity)
        {
            _messages = new byte[capacity][];
        }

        /// <summary>How many messages it has.</summary>
        internal int Count;

        /// <summary>Adds a message, which may not be changed any more; false when it is full.</summary>
        public bool Add(byte[] message)
        {
            lock (_messages)
            {
                if (Count == _messages.Length)
                {
                    return false;
                }

                _messages[(_first + Count) % _messages.Length] = message;
                Count++;
                return true;
            }
        }

        /// <summary>The oldest message; null when there is none.</summary>
        public byte[] Head()
        {
            lock (_messages)
            {
                return _messages[_first];
            }
        }

        /// <summary>Removes the oldest message.</summary>
        public void Remove()
        {
            lock (_messages)
            {
                if (Count == 0)
                {
                    return;
                }

                _messages[_first] = null;
                _first = (_first + 1) % _messages.Length;
                Count--;
            }
        }
    }
}
