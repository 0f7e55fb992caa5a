using System.Collections;
using System.Threading;
using NanoDps.Machine;

namespace NanoDps
{
    /// <summary>Where every thread puts what happened, and one takes it out, in order.</summary>
    internal sealed class EventQueue
    {
        private readonly ArrayList _events = new ArrayList();
        private readonly AutoResetEvent _posted = new AutoResetEvent(false);

        /// <summary>Adds an event.</summary>
        internal void Post(DeviceEvent e)
        {
            lock (_events)
            {
                _events.Add(e);
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
            lock (_events)
            {
                if (_events.Count == 0)
                {
                    return null;
                }

                DeviceEvent e = (DeviceEvent)_events[0];
                _events.RemoveAt(0);
                return e;
            }
        }
    }
}
