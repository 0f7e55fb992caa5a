using System.Threading;
using NanoDps.Flash;

namespace NanoDps.Serial
{
    /// <summary>
    /// The lines that wait for the port: whole ones in one array that never grows. A line that
    /// finds no room is counted and gone, so that nobody who writes a line ever waits for the port.
    /// </summary>
    internal sealed class LineQueue
    {
        private readonly byte[] _ring;
        private readonly AutoResetEvent _added = new AutoResetEvent(false);
        private int _start;
        private int _count;
        private int _dropped;

        internal LineQueue(int capacity)
        {
            _ring = new byte[capacity];
        }

        /// <summary>
        /// How many lines were dropped since it last told; 0 while it is over half full.
        /// </summary>
        internal int TakeDropped()
        {
            lock (_ring)
            {
                if (_count > _ring.Length / 2)
                {
                    return 0;
                }

                int dropped = _dropped;
                _dropped = 0;
                return dropped;
            }
        }

        /// <summary>Adds a line, its checksum and a line end.</summary>
        /// <returns>False when there was no room.</returns>
        // …text *1F3A CR LF
        internal bool Add(byte[] line, bool isCounted)
        {
            string digits = "0123456789ABCDEF";
            int crc = Crc16.Add(Crc16.Start, line, 0, line.Length);
            lock (_ring)
            {
                if (_count + line.Length + 8 > _ring.Length)
                {
                    _dropped += isCounted ? 1 : 0;
                    return false;
                }

                foreach (byte next in line)
                {
                    Put(next);
                }

                Put(' ');
                Put('*');
                Put(digits[crc >> 12]);
                Put(digits[(crc >> 8) & 15]);
                Put(digits[(crc >> 4) & 15]);
                Put(digits[crc & 15]);
                Put('\r');
                Put('\n');
            }

            _added.Set();
            return true;
        }

        /// <summary>Waits for bytes and gives where they are.</summary>
        /// <param name="timeout">The longest wait, in ms.</param>
        /// <param name="ring">The array that they are in.</param>
        /// <param name="start">Where they begin.</param>
        /// <returns>How many stand there in one piece; 0 when none came in time.</returns>
        internal int Peek(int timeout, out byte[] ring, out int start)
        {
            if (_count == 0)
            {
                _added.WaitOne(timeout, false);
            }

            lock (_ring)
            {
                ring = _ring;
                start = _start;
                return _start + _count > _ring.Length ? _ring.Length - _start : _count;
            }
        }

        /// <summary>Takes out what was written.</summary>
        internal void Remove(int count)
        {
            lock (_ring)
            {
                _start = (_start + count) % _ring.Length;
                _count -= count;
            }
        }

        /// <summary>Waits until all is written, or a time is over.</summary>
        /// <param name="timeout">In ms.</param>
        internal void Drain(int timeout)
        {
            for (int waited = 0; waited < timeout && _count > 0; waited += 20)
            {
                Thread.Sleep(20);
            }
        }

        private void Put(int next)
        {
            _ring[(_start + _count) % _ring.Length] = (byte)next;
            _count++;
        }
    }
}
