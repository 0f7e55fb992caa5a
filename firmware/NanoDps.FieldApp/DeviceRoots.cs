using System;
using NanoDps.Logging;
using NanoDps.RootUpdate;

namespace NanoDps.FieldApp
{
    /// <summary>
    /// The roots that the device trusts: the pinned ones with its owner's bundle. Whoever asks first,
    /// the program or its shell, reads the bundle, which takes seconds; the other one waits.
    /// </summary>
    internal sealed class DeviceRoots
    {
        private const string None = "-";

        private readonly string _storage;
        private readonly RootSet _pinned;
        private readonly Log _log;

        // Null in a program without its owner's key.
        private readonly OwnerKey _key;

        // Null before the bundle was looked for.
        private string _pem;
        private int _version;
        private string _next;

        internal DeviceRoots(string storage, RootSet pinned, Log log)
        {
            _storage = storage;
            _pinned = pinned;
            _log = log;
            _version = pinned.Version;
            if (pinned.OwnerPem.Length > 0)
            {
                _key = new OwnerKey(pinned.OwnerPem);
            }
        }

        /// <summary>Whether bundles can be set: the program has its owner's key.</summary>
        internal bool TakesBundles => _key != null && _key.Error == null;

        /// <summary>One PEM behind the other.</summary>
        internal string Pem()
        {
            lock (_pinned)
            {
                if (_pem == null)
                {
                    int version = _pinned.Version;
                    _pem = _key == null
                        ? _pinned.Pem
                        : TrustedRoots.Load(_storage, _pinned.Pem, ref version, _key, _log);
                    _version = version;
                }

                return _pem;
            }
        }

        /// <summary>Stores a bundle for the next start. Gives null, or why it was refused.</summary>
        internal string Store(byte[] bundle)
        {
            Pem();
            string fault = TrustedRoots.Store(
                _storage, bundle, _next == None ? _pinned.Version : _version, _key);
            if (fault == null)
            {
                _next = new RootBundle(bundle).Version.ToString();
            }

            return fault;
        }

        /// <summary>Deletes the bundle; from the next start on it is not trusted.</summary>
        internal void Clear()
        {
            Pem();
            TrustedRoots.Clear(_storage);
            _next = None;
        }

        /// <summary>What they are, whatever the day.</summary>
        // roots fingerprint=0d6c1f3b9a2e4871 first-expiry=2038-01-15 bundle=- next-bundle=2
        internal string Fields()
        {
            Pem();
            return "roots fingerprint=" + _pinned.Fingerprint
                + " first-expiry=" + _pinned.FirstExpiry
                + (TakesBundles
                    ? " bundle=" + (_version == _pinned.Version ? None : _version.ToString())
                    : "")
                + (_next == null ? "" : " next-bundle=" + _next);
        }

        /// <summary>The fields for the log.</summary>
        // roots fingerprint=0d6c1f3b9a2e4871 first-expiry=2038-01-15 days=4068
        internal string Describe(DateTime utcNow)
        {
            string day = _pinned.FirstExpiry;
            DateTime end = new DateTime(
                int.Parse(day.Substring(0, 4)),
                int.Parse(day.Substring(5, 2)),
                int.Parse(day.Substring(8, 2)));
            return Fields()
                + " days=" + ((end - utcNow).Ticks / TimeSpan.TicksPerDay).ToString();
        }
    }
}
