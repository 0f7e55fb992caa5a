using System;
using System.Net.Sockets;
using System.Security.Cryptography;
using nanoFramework.M2Mqtt.Messages;
using NanoDps.Faults;
using NanoDps.Machine;

namespace NanoDps.Mqtt
{
    /// <summary>Turns the many ways in which M2Mqtt fails to connect into one event.</summary>
    internal static class ConnectFault
    {
        private const int HostNotFound = 11001;

        /// <summary>The event for a CONNACK other than 0.</summary>
        internal static DeviceEvent OfConnack(MqttReasonCode code)
        {
            int number = (int)code;
            bool isKnown = number >= 1 && number <= 5;
            return new DeviceEvent(
                isKnown ? Fault.ProtocolRefused - 1 + number : Fault.NoConnack, number);
        }

        /// <summary>The event for an exception of the constructor or of Connect.</summary>
        internal static DeviceEvent OfException(Exception exception)
        {
            // What tells is the innermost: the name and TCP (SocketException) or TLS
            // (CryptographicException). With neither, the server was reached and gave no CONNACK
            // that M2Mqtt could use: it says so in four ways, none of which tells more.
            for (Exception e = exception; e != null; e = e.InnerException)
            {
                if (e is CryptographicException tls)
                {
                    return new DeviceEvent(TlsFault.FromCode(tls.ErrorCode), tls.ErrorCode);
                }

                if (e is SocketException tcp)
                {
                    return new DeviceEvent(
                        tcp.ErrorCode == HostNotFound ? Fault.NameUnknown : Fault.Unreachable,
                        tcp.ErrorCode);
                }

                // InvalidOperationException: the CLR has no free TLS context.
                if (e is OutOfMemoryException || e is InvalidOperationException)
                {
                    return new DeviceEvent(Fault.TlsMemory, 0);
                }
            }

            return new DeviceEvent(Fault.NoConnack, 0);
        }
    }
}
