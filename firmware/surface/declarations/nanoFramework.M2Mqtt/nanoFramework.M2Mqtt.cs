using System;
using System.Collections;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using nanoFramework.M2Mqtt.Messages;

[assembly: AssemblyVersion("5.1.220.0")]

namespace nanoFramework.M2Mqtt
{
    public class MqttClient : IMqttClient
    {
        public extern MqttClient(
            string brokerHostName,
            int brokerPort,
            bool secure,
            X509Certificate caCert,
            X509Certificate clientCert,
            MqttSslProtocols sslProtocol);

        public delegate void ConnectionOpenedEventHandler(
            object sender, ConnectionOpenedEventArgs e);

        public extern event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

        public extern event ConnectionOpenedEventHandler ConnectionOpened;

        public extern event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

        public extern event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

        public extern void Close();

        public extern MqttReasonCode Connect(
            string clientId,
            string username,
            string password,
            bool cleanSession,
            ushort keepAlivePeriod);

        public extern ushort Publish(
            string topic,
            byte[] message,
            string contentType,
            ArrayList userProperties,
            MqttQoSLevel qosLevel,
            bool retain);

        public extern ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels);
    }
}

namespace nanoFramework.M2Mqtt.Messages
{
    public class ConnectionOpenedEventArgs : EventArgs
    {
        internal extern ConnectionOpenedEventArgs();

        public extern MqttMsgConnack Message { get; }
    }

    public abstract class MqttMsgBase
    {
        internal extern MqttMsgBase();
    }

    public class MqttMsgConnack : MqttMsgBase
    {
        internal extern MqttMsgConnack();

        public extern MqttReasonCode ReturnCode { get; }
    }
}

namespace nanoFramework.M2Mqtt.Exceptions
{
    public class MqttCommunicationException : Exception
    {
        public extern MqttCommunicationException();
    }

    public class MqttConnectionException : Exception
    {
        public extern MqttConnectionException(string message, Exception innerException);
    }
}
