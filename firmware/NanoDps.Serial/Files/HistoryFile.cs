using System;

namespace NanoDps.Serial
{
    /// <summary>
    /// The last lines before a restart, on flash. It is written on a fault, at most once an hour to
    /// spare the flash, and when the board is told to restart.
    /// </summary>
    internal sealed class HistoryFile
    {
        /// <summary>What this boot has written.</summary>
        internal const string FileName = "nanodps.history";

        /// <summary>What the boot before has written.</summary>
        internal const string LastName = "nanodps.history.last";

        /// <summary>The shortest time between two faults that are written, in ms.</summary>
        internal const long Pause = 3600000;

        private readonly Files _files;
        private long _nextSave;

        /// <summary>Set before a restart: no fault is written any more.</summary>
        internal bool IsClosed;

        internal HistoryFile(Files files)
        {
            _files = files;
        }

        /// <summary>Puts what the last boot has written aside. Never throws.</summary>
        internal void Begin()
        {
            try
            {
                if (_files.Read(FileName) == null)
                {
                    // It has written nothing: what is older would only mislead.
                    _files.Delete(LastName);
                    return;
                }

                _files.Delete(LastName);
                _files.Move(FileName, LastName);
            }
            catch (Exception)
            {
                // A file system that is not there has no history.
            }
        }

        /// <summary>What the last boot has written; null when nothing.</summary>
        internal byte[] Last()
        {
            return _files.Read(LastName);
        }

        /// <summary>Writes the lines after a fault, unless it did so within the hour.</summary>
        internal void SaveFault(History history, long now)
        {
            if (now >= _nextSave && !IsClosed)
            {
                _nextSave = now + Pause;
                Save(history);
            }
        }

        /// <summary>Writes the lines. Never throws.</summary>
        internal void Save(History history)
        {
            try
            {
                _files.Write(FileName, history.ToArray());
            }
            catch (Exception)
            {
                // There is nobody to tell: the serial line shows the same lines.
            }
        }
    }
}
