using System.Threading;
using NanoDps.Machine;

namespace NanoDps
{
    /// <summary>Where every thread puts what happened, and one takes it out, in order.</summary>
    internal sealed class EventQueue
    {
        private readonly object _lock = new object();
        private readonly AutoResetEvent _posted = new AutoResetEvent(false);
        private DeviceEvent _first;
        private DeviceEvent _last;

        /// <summary>Adds an event.</summary>
        internal void Post(DeviceEvent e)
        {
            lock (_lock)
            {
                if (_first == null)
                {
                    _first = e;
                }
                else
                {
                    _last.Next = e;
                }

                _last = e;
            }

            _posted.Set();
        }

        /// <summary>The next event; null when none came in time.</summary>
        /// <param name="timeout">In ms; less than 0 counts as 0.</param>
        internal DeviceEvent Take(long timeout)
        {
            DeviceEvent e = TakeNow();
            if (e != null || timeout <= 0)
            {
                return e;
            }

            _posted.WaitOne(timeout > int.MaxValue ? int.MaxValue : (int)timeout, false);
            return TakeNow();
        }

        private DeviceEvent TakeNow()
        {
            lock (_lock)
            {
                DeviceEvent e = _first;
                if (e != null)
                {
                    _first = e.Next;
                    e.Next = null;
                }

                return e;
            }
        }
    }
}
