using nanoFramework.Runtime.Native;

namespace NanoDps.Serial
{
    /// <summary>
    /// What the shell asks of the program that it is part of. Fields are "key=value" with a blank
    /// between, null for none. Called from the serial line's threads and from those that log.
    /// </summary>
    public abstract class ShellDevice
    {
        /// <summary>What the device is at: fields such as "ip=10.0.0.7 queue=0".</summary>
        public abstract string Status();

        /// <summary>The roots that it trusts, one PEM behind the other.</summary>
        public abstract string Roots();

        /// <summary>
        /// What config show tells of the roots: "roots fingerprint=… first-expiry=… bundle=-".
        /// </summary>
        public virtual string RootFields()
        {
            return null;
        }

        /// <summary>Whether the program takes roots that its owner has signed.</summary>
        public virtual bool TakesRoots()
        {
            return false;
        }

        /// <summary>Checks and stores a signed bundle of roots, for the next start.</summary>
        /// <returns>Null when it was stored, else what is wrong with it.</returns>
        public virtual string SetRoots(byte[] bundle)
        {
            return null;
        }

        /// <summary>Deletes what <see cref="SetRoots"/> has stored.</summary>
        public virtual void ClearRoots()
        {
        }

        /// <summary>Begins a registration. Gives null, or why that cannot be done.</summary>
        public abstract string Reprovision();

        /// <summary>Says that nanodps.conf has changed.</summary>
        public abstract void ConfigurationChanged();

        /// <summary>Fields on memory, in bytes; written beside each connection too.</summary>
        public virtual string Memory()
        {
            return null;
        }

        /// <summary>How many messages wait for the hub; -1 when that is not known.</summary>
        public virtual int Queue()
        {
            return -1;
        }

        /// <summary>Fields on the Wi-Fi signal, from a scan that takes up to 10 s.</summary>
        public virtual string Scan()
        {
            return null;
        }

        /// <summary>
        /// Called before each handshake of the command tls test, which only a reset may end.
        /// </summary>
        public virtual void HandshakeBegins(string host)
        {
        }

        /// <summary>Called once it is over, well or not.</summary>
        public virtual void HandshakeEnded()
        {
        }

        /// <summary>
        /// Deletes what the program has stored and a factory reset does not know of.
        /// </summary>
        public virtual void EraseOther()
        {
        }

        /// <summary>Restarts the board; it does not return.</summary>
        public virtual void Restart()
        {
            Power.RebootDevice(RebootOption.NormalReboot);
        }
    }
}
