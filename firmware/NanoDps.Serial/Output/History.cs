using System.Text;

namespace NanoDps.Serial
{
    /// <summary>
    /// The last lines of the log, whole ones, in one array that never grows: the oldest give way.
    /// </summary>
    internal sealed class History
    {
        private readonly byte[] _ring;
        private int _start;
        private int _count;

        internal History(int capacity)
        {
            _ring = new byte[capacity];
        }

        /// <summary>Adds a line; one that is longer than all the room is left out.</summary>
        internal void Add(byte[] line)
        {
            int needed = line.Length + 1;
            if (needed > _ring.Length)
            {
                return;
            }

            lock (_ring)
            {
                while (_count + needed > _ring.Length)
                {
                    DropOldest();
                }

                foreach (byte next in line)
                {
                    Put(next);
                }

                Put('\n');
            }
        }

        /// <summary>All lines, each with a line feed behind it.</summary>
        internal byte[] ToArray()
        {
            lock (_ring)
            {
                byte[] all = new byte[_count];
                for (int i = 0; i < _count; i++)
                {
                    all[i] = _ring[(_start + i) % _ring.Length];
                }

                return all;
            }
        }

        /// <summary>
        /// The line of such an array that begins somewhere; null behind the last.
        /// </summary>
        /// <param name="all">The array.</param>
        /// <param name="start">Where it begins; afterwards, where the next one does.</param>
        internal static string Next(byte[] all, ref int start)
        {
            int end = start;
            while (end < all.Length && all[end] != '\n')
            {
                end++;
            }

            if (end == all.Length)
            {
                return null;
            }

            string line = Encoding.UTF8.GetString(all, start, end - start);
            start = end + 1;
            return line;
        }

        private void DropOldest()
        {
            byte dropped;
            do
            {
                dropped = _ring[_start];
                _start = (_start + 1) % _ring.Length;
                _count--;
            }
            while (dropped != '\n');
        }

        private void Put(int next)
        {
            _ring[(_start + _count) % _ring.Length] = (byte)next;
            _count++;
        }
    }
}
