using System;
using System.Reflection;

[assembly: AssemblyVersion("5.1.220.0")]

namespace nanoFramework.M2Mqtt
{
    using nanoFramework.M2Mqtt.Messages;

    public interface IMqttClient
    {
        public delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

        public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

        public delegate void MqttMsgPublishedEventHandler(
            object sender, MqttMsgPublishedEventArgs e);
    }

    public enum MqttSslProtocols
    {
        TLSv1_2 = 4,
    }
}

namespace nanoFramework.M2Mqtt.Messages
{
    public class MqttMsgPublishEventArgs : EventArgs
    {
        internal extern MqttMsgPublishEventArgs();

        public extern byte[] Message { get; }

        public extern string Topic { get; }
    }

    public class MqttMsgPublishedEventArgs : EventArgs
    {
        internal extern MqttMsgPublishedEventArgs();

        public extern bool IsPublished { get; }

        public extern ushort MessageId { get; }
    }

    public enum MqttQoSLevel
    {
        AtMostOnce = 0,
        AtLeastOnce = 1,
    }

    public enum MqttReasonCode
    {
        Success = 0,
    }
}
