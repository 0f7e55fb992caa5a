using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using NanoDps.Configuration;
using NanoDps.Faults;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps.Https
{
    /// <summary>
    /// DPS over HTTPS. Every request has a connection of its own, and a thread of its own: neither
    /// name resolution nor TCP has a time limit, and what TLS waits for nothing can end.
    /// </summary>
    internal sealed class HttpsLink : Link
    {
        /// <summary>Longest answer that is read, in bytes.</summary>
        internal const int LongestBody = 32768;

        // Both are shorter than the machine's patience, which is 30 s for an answer.
        private const int HeadersTimeout = 25000;
        private const int ReadTimeout = 10000;

        // A read of less loses what is there when the connection ends just then.
        private const int ShortestRead = 256;

        private readonly DeviceMemory _memory;
        private readonly string _host;
        private readonly string _url;
        private readonly string _apiVersion;
        private readonly string _token;
        private readonly X509Certificate _roots;
        private HttpWebRequest _request;
        private HttpWebResponse _response;
        private Thread _thread;
        private string _target;
        private string _body;
        private int _requestId;

        internal HttpsLink(
            DeviceMemory memory,
            Settings settings,
            string token,
            string apiVersion,
            X509Certificate roots)
        {
            _memory = memory;
            _host = settings.Endpoint;

            // https://global.azure-devices-provisioning.net/0ne00000A0A/registrations/dev-01
            _url = "https://" + _host + "/"
                + DpsTopics.Resource(settings.IdScope, settings.RegistrationId);
            _apiVersion = "?api-version=" + apiVersion;
            _token = token;
            _roots = roots;
        }

        /// <inheritdoc/>
        public override void Open()
        {
            Post(new DeviceEvent(DeviceEventKind.Connected));
        }

        /// <inheritdoc/>
        public override void Register(int requestId, string body)
        {
            Start(requestId, "/register", body);
        }

        /// <inheritdoc/>
        public override void Poll(int requestId, string operationId)
        {
            // It comes from the server and goes into a line of ours.
            foreach (char c in operationId)
            {
                if (c <= ' ' || c > '~' || c == '/' || c == '?')
                {
                    Post(new DeviceEvent(Fault.BadReply, 0));
                    return;
                }
            }

            Start(requestId, "/operations/" + operationId, null);
        }

        /// <inheritdoc/>
        public override bool Close()
        {
            // What the thread reads from fails then; what it waits for to connect does not.
            End();
            return _thread == null || _thread.Join(500);
        }

        private void Start(int requestId, string target, string body)
        {
            _requestId = requestId;
            _target = target;
            _body = body;
            _thread = new Thread(Run);
            _thread.Start();
        }

        private void Run()
        {
            DeviceEvent outcome;
            _response = null;
            try
            {
                _memory.Connecting(_host + DeviceMemory.HttpsSuffix);
                outcome = Exchange();
            }
            catch (Exception e)
            {
                outcome = HttpsFault.Of(e, _response);
            }

            _memory.Settled();
            End();
            Post(outcome);
        }

        private void End()
        {
            try
            {
                lock (this)
                {
                    _response?.Close();
                    _request?.Dispose();
                }
            }
            catch (Exception)
            {
                // It is over all the same, and the outcome is still to be told.
            }
        }

        private DeviceEvent Exchange()
        {
            HttpWebRequest request =
                (HttpWebRequest)WebRequest.Create(_url + _target + _apiVersion);
            _request = request;

            // Left alone it asks for TLS 1.3, verifies nothing, and keeps a dead connection.
            request.SslProtocols = SslProtocols.Tls12;
            request.SslVerification = SslVerification.CertificateRequired;
            request.HttpsAuthentCert = _roots;
            request.KeepAlive = false;
            request.Timeout = HeadersTimeout;
            request.ReadWriteTimeout = ReadTimeout;
            request.UserAgent = "NanoDps/0.1";
            request.Headers.Add("Authorization", _token);
            if (_body != null)
            {
                Put(request, Encoding.UTF8.GetBytes(_body));
            }

            HttpWebResponse response = (HttpWebResponse)request.GetResponse();
            _response = response;
            WebHeaderCollection headers = response.Headers;
            byte[] body = headers == null ? null : Read(response);
            DpsReply reply = body == null
                ? null
                : DpsReply.Parse(
                    Topic((int)response.StatusCode, headers["Retry-After"]), body);
            return reply == null
                ? new DeviceEvent(Fault.BadReply, (int)response.StatusCode)
                : new DeviceEvent(reply);
        }

        private static void Put(HttpWebRequest request, byte[] body)
        {
            request.Method = "PUT";
            request.ContentType = "application/json";
            request.ContentLength = body.Length;

            // Not to be closed: that would close the connection before the answer.
            request.GetRequestStream().Write(body, 0, body.Length);
        }

        /// <summary>The answer as MQTT would have named it.</summary>
        // $dps/registrations/res/202/?$rid=7&retry-after=3
        private string Topic(int status, string retryAfter)
        {
            return DpsTopics.ReplyPrefix + status.ToString() + "/?$rid=" + _requestId.ToString()
                + (retryAfter == null ? "" : "&retry-after=" + retryAfter);
        }

        /// <summary>The body; null when it is too long or was cut short.</summary>
        private static byte[] Read(HttpWebResponse response)
        {
            // -1 when it is chunked, or ends with the connection.
            long length = response.ContentLength;
            Stream stream = response.GetResponseStream();
            byte[] buffer = new byte[1024];
            int read = 0;
            while (length < 0 || read < length)
            {
                if (buffer.Length - read < ShortestRead)
                {
                    if (buffer.Length >= LongestBody)
                    {
                        return null;
                    }

                    buffer = Copy(buffer, read, buffer.Length * 2);
                }

                int count = stream.Read(buffer, read, buffer.Length - read);
                if (count <= 0)
                {
                    break;
                }

                read += count;
            }

            return read < length ? null : Copy(buffer, read, length < 0 ? read : (int)length);
        }

        private static byte[] Copy(byte[] source, int count, int size)
        {
            byte[] copy = new byte[size];
            Array.Copy(source, copy, count < size ? count : size);
            return copy;
        }
    }
}
