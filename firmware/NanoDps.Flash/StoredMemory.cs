using System;
using NanoDps.Configuration;
using NanoDps.Logging;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps.Flash
{
    /// <summary>
    /// A device's memory on its internal storage: the assignment, so that a start goes straight to
    /// the hub, the transport that DPS was reached by, and the host with which a start hung.
    /// </summary>
    public class StoredMemory : DeviceMemory
    {
        /// <summary>The name of the assignment's two files, without .a and .b.</summary>
        public const string FileName = "nanodps.hub";

        /// <summary>
        /// What custom allocation gave the device, now or at an earlier start: a JSON text, mostly
        /// an object; null for nothing.
        /// </summary>
        public string Payload;

        /// <summary>Whether the last start hung in a handshake with DPS.</summary>
        public readonly bool HungAtDps;

        private readonly Settings _settings;
        private readonly Log _log;
        private readonly TwoSlotFile _file;
        private readonly Breadcrumb _breadcrumb;

        /// <summary>Reads what the last start left.</summary>
        /// <param name="storage">Where the files are: "I:\" on a device.</param>
        /// <param name="settings">Who the device is.</param>
        /// <param name="log">Is told what was found.</param>
        /// <param name="jitter">A random number, for the wait after a start that hung.</param>
        /// <param name="canUseHub">Whether the device has what the hub asks it for; without, it
        /// registers.</param>
        public StoredMemory(
            string storage, Settings settings, Log log, uint jitter, bool canUseHub)
        {
            _settings = settings;
            _log = log;
            _file = new TwoSlotFile(storage + FileName);
            _breadcrumb = new Breadcrumb(storage);
            Assignment assignment = Assignment.Read(_file.Read(), settings);
            if (assignment != null)
            {
                UsesFallback = assignment.UsesFallback;
                Payload = assignment.Payload;
                if (canUseHub)
                {
                    Hub = assignment.Hub;
                    DeviceId = assignment.DeviceId;
                    log.Write(
                        LogCode.KnownHub,
                        "assigned before hub=" + Log.Clean(Hub)
                        + " device=" + Log.Clean(DeviceId));
                }
            }

            if (_breadcrumb.Host == null)
            {
                return;
            }

            bool isHttps = _breadcrumb.Host == settings.Endpoint + HttpsSuffix;
            HungAtDps = isHttps || _breadcrumb.Host == settings.Endpoint;
            if (HungAtDps)
            {
                // A silent server cannot be told from a firewall: the other way may be open.
                UsesFallback = !isHttps;
            }

            // Only the host with which it hung is backed off from.
            if (Hub == null ? HungAtDps : _breadcrumb.Host == Hub)
            {
                StartDelay = Backoff.Delay(
                    _breadcrumb.Count,
                    DeviceMachine.FirstShortPause,
                    DeviceMachine.LongestShortPause,
                    jitter);
            }

            log.Write(
                LogCode.Hung,
                "last start hung in a handshake phase="
                + (HungAtDps ? "dps" : _breadcrumb.Host == assignment?.Hub ? "hub" : "-")
                + " host=" + Log.Clean(_breadcrumb.Host)
                + " times=" + _breadcrumb.Count.ToString()
                + " wait-s=" + (StartDelay / 1000).ToString());
        }

        /// <inheritdoc/>
        public override void Connecting(string host)
        {
            _breadcrumb.Lay(host);
        }

        /// <inheritdoc/>
        public override void Settled()
        {
            _breadcrumb.Take();
        }

        /// <inheritdoc/>
        public override void Assigned(DpsReply reply, bool usesFallback)
        {
            Payload = reply.Payload;
            Assignment assignment = new Assignment(
                reply.AssignedHub, reply.DeviceId, usesFallback, reply.Payload);
            try
            {
                _file.Write(assignment.Write(_settings));
            }
            catch (Exception e)
            {
                // The device works without; it registers again at the next start.
                _log.Write(LogCode.HubNotKept, "assignment not kept: " + Log.Clean(e.Message));
            }
        }

        /// <summary>Forgets the assignment: the next start registers.</summary>
        public void Forget()
        {
            _file.Delete();
        }
    }
}
