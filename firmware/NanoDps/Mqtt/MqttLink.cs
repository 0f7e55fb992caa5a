using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using NanoDps.Faults;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps.Mqtt
{
    /// <summary>
    /// One MQTT 3.1.1 connection over TLS 1.2, from the first packet to the last. It is used once:
    /// M2Mqtt would send after the next connect what was left in its queue by the last one.
    /// </summary>
    internal sealed class MqttLink : Link
    {
        private const int SecurePort = 8883;

        // Half of the hub's limit of 1,177 s would do; a NAT forgets a silent line sooner. M2Mqtt
        // notices a dead line after twice this.
        private const ushort KeepAlive = 120;

        private readonly string _host;
        private readonly string _clientId;
        private readonly string _userName;
        private readonly string _password;
        private readonly string _filter;
        private readonly X509Certificate _roots;
        private readonly X509Certificate _certificate;
        private MqttClient _client;
        private Thread _thread;
        private MqttReasonCode _connack;
        private bool _isOver;

        /// <summary>Prepares a connection.</summary>
        /// <param name="host">Host name: resolved, sent as SNI and checked.</param>
        /// <param name="clientId">MQTT client id.</param>
        /// <param name="userName">MQTT user name.</param>
        /// <param name="password">MQTT password: the SAS token; null with a certificate.</param>
        /// <param name="filter">What to subscribe to; null for nothing.</param>
        /// <param name="roots">The pinned roots, all in one.</param>
        /// <param name="certificate">The device's own with its key; null for none.</param>
        internal MqttLink(
            string host,
            string clientId,
            string userName,
            string password,
            string filter,
            X509Certificate roots,
            X509Certificate certificate)
        {
            _host = host;
            _clientId = clientId;
            _userName = userName;
            _password = password;
            _filter = filter;
            _roots = roots;
            _certificate = certificate;
        }

        /// <summary>Packet id of the message in flight.</summary>
        internal ushort MessageId;

        /// <inheritdoc/>
        public override void Open()
        {
            _thread = new Thread(Connect);
            _thread.Start();
        }

        /// <inheritdoc/>
        public override void Register(int requestId, string body)
        {
            Send(
                DpsTopics.Register(requestId),
                Encoding.UTF8.GetBytes(body),
                MqttQoSLevel.AtMostOnce);
        }

        /// <inheritdoc/>
        public override void Poll(int requestId, string operationId)
        {
            Send(DpsTopics.Poll(requestId, operationId), null, MqttQoSLevel.AtMostOnce);
        }

        /// <summary>
        /// Sends a message. At QoS 1 it posts Acknowledged; what is not acknowledged after
        /// M2Mqtt's three tries is left to the machine's deadline.
        /// </summary>
        internal void Send(string topic, byte[] body, MqttQoSLevel qos)
        {
            MessageId = _client.Publish(topic, body, null, null, qos, false);
        }

        /// <inheritdoc/>
        // Close, not Disconnect: that waits without limit for a server that stopped reading.
        public override bool Close()
        {
            if (!_isOver)
            {
                _isOver = true;
                _client?.Close();
            }

            // Close returns before its receive thread has ended; until then two connections'
            // memory is held.
            Thread.Sleep(50);
            return _thread == null || _thread.Join(500);
        }

        private void Connect()
        {
            try
            {
                // Resolves the name, so it belongs here and not to the thread that waits.
                MqttClient client = new MqttClient(
                    _host, SecurePort, true, _roots, _certificate, MqttSslProtocols.TLSv1_2);
                client.ConnectionOpened += OnConnectionOpened;
                client.ConnectionClosed += OnConnectionClosed;
                client.MqttMsgPublishReceived += OnReceived;
                client.MqttMsgPublished += OnPublished;
                _client = client;
                if (_isOver)
                {
                    return;
                }

                MqttReasonCode code = client.Connect(
                    _clientId, _userName, _password, true, KeepAlive);
                if (code != MqttReasonCode.Success)
                {
                    Fail(ConnectFault.OfConnack(code));
                    return;
                }

                if (_isOver)
                {
                    // Closed while it connected: nobody else would.
                    client.Close();
                    return;
                }

                // The first request goes out behind it without waiting for SUBACK. One that refuses
                // shows as an answer that does not come.
                if (_filter != null)
                {
                    client.Subscribe(
                        new string[] { _filter },
                        new MqttQoSLevel[] { MqttQoSLevel.AtMostOnce });
                }

                Post(new DeviceEvent(DeviceEventKind.Connected));
            }
            catch (Exception e)
            {
                // A server that refuses and closes at once makes Connect throw; the CONNACK has
                // come all the same.
                Fail(_connack == MqttReasonCode.Success
                    ? ConnectFault.OfException(e)
                    : ConnectFault.OfConnack(_connack));
            }
        }

        /// <summary>
        /// After a failed Connect the receive thread of M2Mqtt spins, and its memory is held,
        /// until Close.
        /// </summary>
        private void Fail(DeviceEvent e)
        {
            _isOver = true;
            _client?.Close();
            Post(e);
        }

        // The handlers run on M2Mqtt's threads and may not throw: it would drop the connection,
        // or hang in Connect for 30 s.
        private void OnConnectionOpened(object sender, ConnectionOpenedEventArgs e)
        {
            _connack = e.Message.ReturnCode;
        }

        private void OnConnectionClosed(object sender, EventArgs e)
        {
            // M2Mqtt has closed itself.
            _isOver = true;
            Post(new DeviceEvent(Fault.ConnectionLost, 0));
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            DpsReply reply = DpsReply.Parse(e.Topic, e.Message);
            if (reply != null)
            {
                Post(new DeviceEvent(reply));
            }
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            if (e.IsPublished)
            {
                Post(new DeviceEvent(e.MessageId));
            }
        }
    }
}
