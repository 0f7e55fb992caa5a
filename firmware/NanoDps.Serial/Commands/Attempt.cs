using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using NanoDps.Faults;

namespace NanoDps.Serial
{
    /// <summary>
    /// Resolves a name, connects, and does a TLS handshake when it has roots: on a thread of its
    /// own, since neither of the first two has a time limit.
    /// </summary>
    internal sealed class Attempt
    {
        private const int HostNotFound = 11001;

        private readonly string _host;
        private readonly int _port;
        private readonly string _roots;
        private readonly ShellDevice _device;
        private Socket _socket;
        private string _address;
        private long _start;
        private string _fields;
        private bool _isGivenUp;

        internal readonly ManualResetEvent Ended = new ManualResetEvent(false);

        /// <summary>What went wrong; None while nothing has.</summary>
        internal Fault Fault;

        /// <summary>The platform's number for it, or 0.</summary>
        internal int Code;

        /// <summary>Whether its thread has ended.</summary>
        internal bool IsOver;

        /// <param name="host">The name.</param>
        /// <param name="port">The port.</param>
        /// <param name="device">Is told of the handshake.</param>
        /// <param name="roots">What the handshake trusts; null for none.</param>
        internal Attempt(string host, int port, ShellDevice device, string roots)
        {
            _device = device;
            _host = host;
            _port = port;
            _roots = roots;
        }

        /// <summary>
        /// What was tried, with what it took: "host=… port=… address=… name-ms=3 …".
        /// </summary>
        internal string Fields()
        {
            return "host=" + _host + " port=" + _port.ToString() + _fields;
        }

        /// <summary>Ends what can be ended.</summary>
        internal void GiveUp()
        {
            _isGivenUp = true;
            _socket?.Close();
        }

        internal void Run()
        {
            try
            {
                Connect();
            }
            catch (Exception e)
            {
                SetFault(e);
            }

            try
            {
                _socket?.Close();
            }
            catch (Exception)
            {
                // It is over all the same.
            }

            IsOver = true;
            Ended.Set();
        }

        private void Connect()
        {
            _start = Environment.TickCount64;
            IPAddress address = Dns.GetHostEntry(_host).AddressList[0];
            _address = address.ToString();
            Took(" address=" + _address + " name-ms=");
            Socket socket = new Socket(
                AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _socket = socket;
            socket.Connect(new IPEndPoint(address, _port));
            Took(" tcp-ms=");
            if (_roots == null || _isGivenUp)
            {
                return;
            }

            SslStream tls = new SslStream(socket);
            X509Certificate roots = new X509Certificate(_roots);
            _device.HandshakeBegins(_host);
            try
            {
                tls.AuthenticateAsClient(_host, null, roots, SslProtocols.Tls12);
            }
            finally
            {
                _device.HandshakeEnded();
            }

            Took(" tls-ms=");
            tls.Dispose();
        }

        private void Took(string field)
        {
            long now = Environment.TickCount64;
            _fields += field + (now - _start).ToString();
            _start = now;
        }

        private void SetFault(Exception e)
        {
            if (e is CryptographicException tls)
            {
                Code = tls.ErrorCode;
                Fault = TlsFault.FromCode(Code);
            }
            else if (e is SocketException tcp)
            {
                Code = tcp.ErrorCode;
                Fault = Code == HostNotFound ? Fault.NameUnknown : Fault.Unreachable;
            }
            else
            {
                // InvalidOperationException: the CLR has no free TLS context.
                Fault = e is OutOfMemoryException || e is InvalidOperationException
                    ? Fault.TlsMemory
                    : Fault.Unexpected;
            }
        }
    }
}
