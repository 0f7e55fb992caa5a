using System;
using System.Threading;
using NanoDps.Configuration;
using NanoDps.Logging;

namespace NanoDps.Serial
{
    /// <summary>
    /// Diagnostics over a serial line: what the sink has been given goes out, and what comes in are
    /// commands. A port that fails costs the lines, never the device.
    /// </summary>
    public sealed class SerialShell
    {
        private const int Chunk = 120; // what a UART's FIFO takes at once
        private const int PatienceWithFaults = 60;
        private const int SaveDelay = 2000;

        private readonly ISerialLine _line;
        private readonly SerialSink _sink;
        private readonly HistoryFile _history;
        private readonly Shell _shell;
        private bool _isStopped;

        /// <summary>
        /// Makes it, ends what a power cut has interrupted, and puts the last boot's history aside:
        /// to be done before nanodps.conf is read.
        /// </summary>
        /// <param name="line">The port, open.</param>
        /// <param name="storage">Where the files are: "I:\" on a device.</param>
        /// <param name="sink">What the log is given to.</param>
        /// <param name="device">The program.</param>
        public SerialShell(ISerialLine line, string storage, SerialSink sink, ShellDevice device)
        {
            Files files = new FlashFiles(storage);
            Recover(files, Settings.FileName);
            Recover(files, PassphraseLock.FileName);
            _line = line;
            _sink = sink;
            _history = new HistoryFile(files);
            _history.Begin();
            _shell = new Shell(sink, device, files, _history);
        }

        /// <summary>Writes how the last boot ended, as far as anything shows it.</summary>
        /// <param name="log">The log.</param>
        /// <param name="more">Fields of the hardware, such as "wakeup=0"; "" for none.</param>
        // 230 I 120 boot    last-end=restart wakeup=0
        public void TellLastEnd(Log log, string more)
        {
            log.Write(LogCode.LastEnd, LastEnd.Of(_history.Last()) + " " + more);
        }

        /// <summary>Starts the two threads of the line.</summary>
        public void Start()
        {
            _shell.Lock.Begin(Environment.TickCount64);
            new Thread(WriteAll).Start();
            new Thread(ReadAll).Start();
        }

        /// <summary>Ends them, and the port.</summary>
        public void Stop()
        {
            _isStopped = true;
            _line.Close();
        }

        private static void Recover(Files files, string name)
        {
            try
            {
                SafeFile.Recover(files, name);
            }
            catch (Exception)
            {
                // Without a file system there is nothing to recover; a file that stays as it is
                // must not keep the other one from it.
            }
        }

        private void WriteAll()
        {
            int faults = 0;
            long saveAt = 0;
            while (!_isStopped)
            {
                try
                {
                    byte[] ring;
                    int start;
                    int count = _sink.Queue.Peek(500, out ring, out start);
                    if (count > Chunk)
                    {
                        count = Chunk;
                    }

                    // A port that has failed for a minute is given up, the history is not.
                    if (count > 0 && faults < PatienceWithFaults)
                    {
                        _line.Write(ring, start, count);
                        faults = 0;
                    }

                    _sink.Queue.Remove(count);
                    _sink.TellDropped();
                    saveAt = Save(saveAt, Environment.TickCount64);
                }
                catch (Exception)
                {
                    faults++;
                    Thread.Sleep(1000);
                }
            }
        }

        /// <summary>
        /// Saves the history 2 s after a fault, so that what follows it is there.
        /// </summary>
        private long Save(long saveAt, long now)
        {
            if (saveAt > 0 && now >= saveAt)
            {
                _sink.HasNewFault = false;
                _history.SaveFault(_sink.History, now);
                return 0;
            }

            return saveAt == 0 && _sink.HasNewFault ? now + SaveDelay : saveAt;
        }

        private void ReadAll()
        {
            CommandLine input = new CommandLine();
            byte[] buffer = new byte[64];
            int faults = 0;
            Greet();
            while (!_isStopped && faults < PatienceWithFaults)
            {
                try
                {
                    int count = _line.Read(buffer, 1000);
                    for (int i = 0; i < count; i++)
                    {
                        if (input.Add(buffer[i]))
                        {
                            Do(input);
                        }
                    }

                    faults = 0;
                }
                catch (Exception)
                {
                    faults++;
                    Thread.Sleep(1000);
                }
            }
        }

        private void Greet()
        {
            try
            {
                _shell.Hello();
            }
            catch (Exception)
            {
                // Out of memory, say; an empty line brings it again.
            }
        }

        private void Do(CommandLine input)
        {
            string error;
            string line = input.Take(out error);
            if (error != null)
            {
                _shell.Fail(error);
            }
            else
            {
                _shell.Run(line, Environment.TickCount64);
            }
        }
    }
}
