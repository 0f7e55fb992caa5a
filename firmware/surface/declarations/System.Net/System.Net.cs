using System;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

[assembly: AssemblyVersion("1.11.60.0")]

namespace System.Net
{
    public static class Dns
    {
        public static extern IPHostEntry GetHostEntry(string hostNameOrAddress);
    }

    public abstract class EndPoint
    {
        protected extern EndPoint();
    }

    public class IPAddress
    {
        internal extern IPAddress();
    }

    public class IPEndPoint : EndPoint
    {
        public extern IPEndPoint(IPAddress address, int port);
    }

    public class IPHostEntry
    {
        internal extern IPHostEntry();

        public extern IPAddress[] AddressList { get; }
    }
}

namespace System.Net.NetworkInformation
{
    public static class IPGlobalProperties
    {
        public static extern IPAddress GetIPAddress();
    }
}

namespace System.Net.Security
{
    public static class CertificateManager
    {
        public static extern bool AddCaCertificateBundle(byte[] ca);
    }

    public enum SslProtocols
    {
        Tls12 = 3072,
    }

    public enum SslVerification
    {
        CertificateRequired = 4,
    }

    public class SslStream : NetworkStream
    {
        public extern SslStream(Socket socket);

        public extern void AuthenticateAsClient(
            string targetHost,
            X509Certificate clientCertificate,
            X509Certificate ca,
            SslProtocols enabledSslProtocols);
    }
}

namespace System.Net.Sockets
{
    public enum AddressFamily
    {
        InterNetwork = 2,
    }

    public class NetworkStream : IO.Stream
    {
        internal extern NetworkStream();

        public override extern int Read(byte[] buffer, int offset, int count);

        public override extern void Write(byte[] buffer, int offset, int count);
    }

    public enum ProtocolType
    {
        Tcp = 6,
    }

    public class Socket
    {
        public extern Socket(
            AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType);

        public extern void Close();

        public extern void Connect(EndPoint remoteEP);
    }

    public enum SocketError
    {
        ConnectionRefused = 10061,
        HostNotFound = 11001,
    }

    public class SocketException : Exception
    {
        public extern SocketException(SocketError errorCode);

        public extern int ErrorCode { get; }
    }

    public enum SocketType
    {
        Stream = 1,
    }
}

namespace System.Security.Cryptography
{
    public class CryptographicException : Exception
    {
        public extern CryptographicException(int errorCode);

        public extern int ErrorCode { get; }
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    public class X509Certificate
    {
        public extern X509Certificate(string certificate);

        public extern virtual string Subject { get; }

        public extern virtual DateTime GetEffectiveDate();

        public extern virtual DateTime GetExpirationDate();

        public extern virtual byte[] GetRawCertData();
    }

    public class X509Certificate2 : X509Certificate
    {
        public extern X509Certificate2(byte[] rawData, byte[] key, string password);
    }
}

namespace nanoFramework.Networking
{
    public static class NetworkHelper
    {
        public static extern NetworkHelperStatus Status { get; }

        public static extern bool SetupAndConnectNetwork(
            CancellationToken token = default, bool requiresDateTime = false);
    }

    public enum NetworkHelperStatus
    {
    }
}
