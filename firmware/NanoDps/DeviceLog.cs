using System;
using NanoDps.Configuration;
using NanoDps.Faults;
using NanoDps.Logging;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps
{
    /// <summary>Tells in the log what a device sees and does.</summary>
    internal sealed class DeviceLog
    {
        private readonly Log _log;
        private readonly Settings _settings;
        private long _connectingSince;

        internal DeviceLog(Log log, Settings settings)
        {
            _log = log;
            _settings = settings;
        }

        /// <summary>Tells what happened, before the machine has seen it.</summary>
        internal void Event(DeviceEvent e, DeviceState state)
        {
            bool isHub = state == DeviceState.AwaitHub;
            switch (e.Kind)
            {
                case DeviceEventKind.Connected:
                    long took = Environment.TickCount64 - _connectingSince;
                    _log.Write(
                        isHub ? LogCode.HubConnected : LogCode.DpsConnected,
                        (isHub ? "hub" : "dps") + " connected ms=" + took.ToString());
                    break;

                case DeviceEventKind.Replied:
                    Reply(e.Reply);
                    break;

                case DeviceEventKind.Acknowledged:
                    _log.Write(LogCode.HubAcknowledged, "hub acknowledged id=" + e.Detail.ToString());
                    break;

                case DeviceEventKind.Closed:
                    _log.Write(
                        isHub ? LogCode.HubClosed : LogCode.DpsClosed,
                        (isHub ? "hub" : "dps") + " closed");
                    break;
            }
        }

        /// <summary>Tells what the machine made of it, and what is done now.</summary>
        internal void Step(
            DeviceMachine machine, DeviceState before, DeviceEvent e, DeviceAction action, long now)
        {
            DpsReply reply = machine.Registration.Reply;
            if (machine.NewFault != Fault.None)
            {
                bool isHub = before == DeviceState.AwaitHub;
                _log.Write(
                    isHub ? LogCode.HubRetry : LogCode.DpsRetry,
                    (isHub ? "hub fault=" : "dps fault=")
                    + ((int)machine.NewFault).ToString()
                    + " code=" + e.Detail.ToString()
                    + " " + FaultTable.Describe(machine.NewFault));
            }

            if (machine.State == DeviceState.AwaitNextRound && before != machine.State)
            {
                _log.Write(
                    before == DeviceState.AwaitHub ? LogCode.HubRejected : LogCode.RoundFailed,
                    "round over next-s=" + ((action.Deadline - now) / 1000).ToString());
            }
            else if (machine.State == DeviceState.AwaitHub && before != machine.State)
            {
                _log.Write(
                    LogCode.DpsAssigned,
                    "dps assigned hub=" + Log.Clean(reply.AssignedHub)
                    + " device=" + Log.Clean(reply.DeviceId)
                    + " substatus=" + Log.Clean(reply.Substatus));
            }

            Action(action, reply);
        }

        /// <summary>Tells of an exception that nobody expected.</summary>
        internal void Unexpected(Exception e)
        {
            _log.Write(
                LogCode.Unexpected,
                FaultTable.Describe(Fault.Unexpected) + " (" + Log.Clean(e.Message) + ")");
        }

        private void Action(DeviceAction action, DpsReply reply)
        {
            switch (action.Kind)
            {
                case DeviceActionKind.ConnectDps:
                    _connectingSince = Environment.TickCount64;
                    _log.Write(LogCode.DpsConnecting, "dps connecting host=" + _settings.Endpoint);
                    break;

                case DeviceActionKind.Register:
                    _log.Write(LogCode.DpsRegister, "dps register rid=" + action.RequestId.ToString());
                    break;

                case DeviceActionKind.Poll:
                    _log.Write(LogCode.DpsPoll, "dps poll rid=" + action.RequestId.ToString());
                    break;

                case DeviceActionKind.ConnectHub:
                    _connectingSince = Environment.TickCount64;
                    _log.Write(
                        LogCode.HubConnecting, "hub connecting host=" + Log.Clean(reply.AssignedHub));
                    break;

                case DeviceActionKind.Publish:
                    _log.Write(LogCode.HubSent, "hub sent");
                    break;
            }
        }

        private void Reply(DpsReply reply)
        {
            _log.Write(
                LogCode.DpsReply,
                "dps reply status=" + reply.Status.ToString()
                + " rid=" + Log.Clean(reply.RequestId)
                + " retry-after=" + reply.RetryAfter.ToString()
                + " registration=" + Log.Clean(reply.RegistrationStatus));
            if (reply.ErrorCode != 0 || reply.ErrorMessage != null)
            {
                _log.Write(
                    LogCode.DpsError,
                    "dps error=" + reply.ErrorCode.ToString()
                    + " tracking=" + Log.Clean(reply.TrackingId)
                    + " message=" + Log.Clean(reply.ErrorMessage));
            }
        }
    }
}
