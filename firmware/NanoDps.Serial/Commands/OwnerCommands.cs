using System;
using System.Text;

namespace NanoDps.Serial
{
    /// <summary>The commands factory reset and lock.</summary>
    internal sealed class OwnerCommands
    {
        private const int ConfirmTime = 30000;

        private readonly Shell _shell;
        private long _resetUntil;

        internal OwnerCommands(Shell shell)
        {
            _shell = shell;
        }

        /// <summary>Asks, and at the second time deletes everything and restarts.</summary>
        /// <returns>An error or null; the name becomes null when the end was told here.</returns>
        internal string Reset(ref string name, string rest, long now)
        {
            name = "factory-reset";
            string locked = _shell.Locked(now);
            if (locked != null)
            {
                return locked;
            }

            if (rest == "reset")
            {
                _resetUntil = now + ConfirmTime;
                _shell.Sink.Answer(
                    ShellCode.Warning,
                    "this deletes configuration, passphrase, assignment, issued chain and history and "
                    + "restarts; certificates, keys, requests and roots that you put there stay, and "
                    + "the runtime's Wi-Fi profile; type factory reset confirm in s=30");
                return null;
            }

            if (rest != "reset confirm" || now >= _resetUntil)
            {
                return "expected factory reset, then within 30 s factory reset confirm, "
                    + "got another; type factory reset";
            }

            _shell.History.IsClosed = true;
            FactoryReset.Do(_shell.Files);
            _shell.Device.EraseOther();
            _shell.Done(name);
            name = null;
            _shell.Sink.Queue.Drain(Shell.DrainTime);
            _shell.Device.Restart();
            return null;
        }

        /// <summary>Sets a passphrase and locks; without one, locks again.</summary>
        internal string SetLock(string passphrase, long now)
        {
            if (passphrase.Length == 0)
            {
                _shell.Lock.Close();
                return _shell.Lock.IsSet
                    ? null
                    : "expected a passphrase, got none; type lock <new passphrase>";
            }

            int length = Encoding.UTF8.GetBytes(passphrase).Length;
            if (length < PassphraseLock.Shortest)
            {
                return "expected a passphrase of at least " + PassphraseLock.Shortest.ToString()
                    + " bytes, got " + length.ToString() + "; choose a longer one";
            }

            string locked = _shell.Locked(now);
            if (locked == null)
            {
                PassphraseLock.Write(
                    _shell.Files,
                    passphrase,
                    now.ToString() + DateTime.UtcNow.Ticks.ToString()
                        + new Random().Next().ToString());
                _shell.Lock = new PassphraseLock(_shell.Files);
            }

            return locked;
        }
    }
}
