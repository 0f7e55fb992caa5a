using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.Https
{
    /// <summary>Turns the ways in which a web request fails into one event.</summary>
    internal static class HttpsFault
    {
        // HttpWebRequest.Timeout closes the socket under the read.
        private const int ClosedMeanwhile = -1728053248;
        private const int HostNotFound = 11001;
        private const int TimedOut = 10060;

        /// <summary>The event for an exception of a request, or of reading its answer.</summary>
        /// <param name="exception">Up to three lie in each other; the innermost tells.</param>
        /// <param name="response">The answer; null while its headers had not come.</param>
        internal static DeviceEvent Of(Exception exception, WebResponse response)
        {
            bool isConnecting = false;
            for (Exception e = exception; e != null; e = e.InnerException)
            {
                if (e is WebException web)
                {
                    isConnecting = web.Status == WebExceptionStatus.ConnectFailure;
                    continue;
                }

                if (e is CryptographicException tls)
                {
                    return new DeviceEvent(TlsFault.FromCode(tls.ErrorCode), tls.ErrorCode);
                }

                if (e is SocketException tcp)
                {
                    return new DeviceEvent(OfSocket(tcp.ErrorCode, isConnecting), tcp.ErrorCode);
                }

                // InvalidOperationException: the CLR has no free TLS context.
                if (e is OutOfMemoryException
                    || (e is InvalidOperationException && response == null))
                {
                    return new DeviceEvent(Fault.TlsMemory, 0);
                }
            }

            // What came is no HTTP.
            return new DeviceEvent(Fault.BadReply, 0);
        }

        private static Fault OfSocket(int code, bool isConnecting)
        {
            return code == HostNotFound ? Fault.NameUnknown
                : isConnecting ? Fault.Unreachable
                : code == TimedOut || code == ClosedMeanwhile ? Fault.NoAnswer
                : Fault.ConnectionLost;
        }
    }
}
