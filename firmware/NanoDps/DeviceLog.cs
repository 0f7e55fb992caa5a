using System;
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
        private long _connectingSince;

        internal DeviceLog(Log log)
        {
            _log = log;
        }

        /// <summary>Tells what happened, before the machine has seen it.</summary>
        internal void Event(DeviceEvent e, bool isHub)
        {
            if (e.Kind == DeviceEventKind.Connected)
            {
                long took = Environment.TickCount64 - _connectingSince;
                Write(LogCode.DpsConnected, isHub, "connected ms=" + took.ToString());
            }
            else if (e.Kind == DeviceEventKind.Closed)
            {
                Write(LogCode.DpsClosed, isHub, "closed");
            }
            else if (e.Kind == DeviceEventKind.Replied)
            {
                Reply(e.Reply);
            }
            else if (e.Kind == DeviceEventKind.Acknowledged)
            {
                _log.Write(LogCode.HubAcknowledged, "acknowledged id=" + e.Detail.ToString());
            }
        }

        /// <summary>Tells what the machine made of it, and what is done now.</summary>
        internal void Step(
            DeviceMachine machine, DeviceState before, int detail, DeviceAction action, long now)
        {
            bool wasHub = before == DeviceState.AwaitHub;
            if (machine.NewFault != Fault.None)
            {
                Write(
                    LogCode.DpsFault,
                    wasHub,
                    FaultTable.Describe(machine.NewFault) + " code=" + detail.ToString());
            }

            if (machine.State == DeviceState.AwaitNextRound && before != machine.State)
            {
                Write(
                    LogCode.DpsPause,
                    wasHub,
                    "round over, next in s=" + ((action.Deadline - now) / 1000).ToString());
            }

            switch (action.Kind)
            {
                case DeviceActionKind.Register:
                    _log.Write(LogCode.DpsRegister, "register");
                    break;

                case DeviceActionKind.Poll:
                    _log.Write(LogCode.DpsPoll, "poll");
                    break;

                case DeviceActionKind.Publish:
                    _log.Write(LogCode.HubSent, "sent");
                    break;
            }
        }

        /// <summary>Tells where to a connection is begun.</summary>
        internal void Connecting(bool isHub, string host, bool isHttps)
        {
            _connectingSince = Environment.TickCount64;
            Write(
                LogCode.DpsConnecting,
                isHub,
                (isHttps ? "connecting by https host=" : "connecting host=") + Log.Clean(host));
        }

        /// <summary>Writes a line that DPS and the hub have in common.</summary>
        internal void Write(LogCode code, bool isHub, string text)
        {
            _log.Write(isHub ? code + 100 : code, text);
        }

        private void Reply(DpsReply reply)
        {
            _log.Write(
                LogCode.DpsReply,
                "reply status=" + reply.Status.ToString()
                + " rid=" + Log.Clean(reply.RequestId)
                + " retry-after=" + reply.RetryAfter.ToString()
                + " registration=" + Log.Clean(reply.RegistrationStatus));
            if (reply.AssignedHub != null)
            {
                _log.Write(
                    LogCode.DpsAssigned,
                    "assigned hub=" + Log.Clean(reply.AssignedHub)
                    + " device=" + Log.Clean(reply.DeviceId)
                    + " substatus=" + Log.Clean(reply.Substatus));
            }

            if (reply.ErrorCode != null)
            {
                _log.Write(
                    LogCode.DpsError,
                    "error=" + Log.Clean(reply.ErrorCode)
                    + " tracking=" + Log.Clean(reply.TrackingId)
                    + " message=" + Log.Clean(reply.ErrorMessage));
            }
        }
    }
}
