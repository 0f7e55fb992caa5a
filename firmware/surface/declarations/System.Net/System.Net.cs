using System;
using System.Reflection;
using System.Threading;

[assembly: AssemblyVersion("1.11.60.0")]

namespace System.Net
{
    public class IPAddress
    {
        internal extern IPAddress();
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
}

namespace System.Net.Sockets
{
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

        public extern virtual DateTime GetExpirationDate();

        public extern virtual byte[] GetRawCertData();
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
