using NanoDps.Faults;
using NanoDps.Protocol;

namespace NanoDps.Machine
{
    /// <summary>One thing that happened. Immutable once it is posted.</summary>
    public sealed class DeviceEvent
    {
        /// <summary>Makes an event that has nothing but its kind.</summary>
        public DeviceEvent(DeviceEventKind kind)
        {
            Kind = kind;
        }

        /// <summary>Makes the event of a lost, refused or impossible connection.</summary>
        /// <param name="fault">Why.</param>
        /// <param name="detail">The platform's own number for it: a TLS, socket or CONNACK code;
        /// 0 when there is none.</param>
        public DeviceEvent(Fault fault, int detail)
        {
            Kind = DeviceEventKind.Lost;
            Fault = fault;
            Detail = detail;
        }

        /// <summary>Makes the event of an answer from DPS.</summary>
        public DeviceEvent(DpsReply reply)
        {
            Kind = DeviceEventKind.Replied;
            Reply = reply;
        }

        /// <summary>Makes the event of a message for the hub.</summary>
        public DeviceEvent(byte[] message)
        {
            Kind = DeviceEventKind.Queued;
            Message = message;
        }

        /// <summary>Makes the event of an acknowledged message.</summary>
        /// <param name="messageId">MQTT packet identifier, 1 to 65,535.</param>
        public DeviceEvent(ushort messageId)
        {
            Kind = DeviceEventKind.Acknowledged;
            Detail = messageId;
        }

        /// <summary>What happened.</summary>
        public readonly DeviceEventKind Kind;

        /// <summary>Why the connection was lost; <see cref="Fault.None"/> otherwise.</summary>
        public readonly Fault Fault;

        /// <summary>The number that came with it: TLS, socket or CONNACK code, or packet id.</summary>
        public readonly int Detail;

        /// <summary>The answer of DPS; null for every kind but Replied.</summary>
        public readonly DpsReply Reply;

        /// <summary>The message for the hub; null for every kind but Queued.</summary>
        public readonly byte[] Message;

        /// <summary>The connection that it came from; null when from none.</summary>
        internal object Source;
    }
}
