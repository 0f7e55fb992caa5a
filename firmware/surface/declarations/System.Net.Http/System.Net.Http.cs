using System.IO;
using System.Net.Security;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;

[assembly: AssemblyVersion("1.5.210.0")]

namespace System.Net
{
    public enum HttpStatusCode
    {
    }

    public class HttpWebRequest : WebRequest
    {
        internal extern HttpWebRequest();

        public override extern long ContentLength { set; }

        public override extern string ContentType { set; }

        public override extern WebHeaderCollection Headers { get; }

        public extern X509Certificate HttpsAuthentCert { set; }

        public extern bool KeepAlive { set; }

        public override extern string Method { set; }

        public extern int ReadWriteTimeout { set; }

        public extern SslProtocols SslProtocols { set; }

        public extern SslVerification SslVerification { set; }

        public override extern int Timeout { set; }

        public extern string UserAgent { set; }

        public override extern Stream GetRequestStream();

        public override extern WebResponse GetResponse();
    }

    public class HttpWebResponse : WebResponse
    {
        internal extern HttpWebResponse();

        public override extern long ContentLength { get; }

        public override extern WebHeaderCollection Headers { get; }

        public extern HttpStatusCode StatusCode { get; }

        public override extern void Close();

        public override extern Stream GetResponseStream();
    }

    public class WebException : InvalidOperationException
    {
        internal extern WebException();

        public extern WebExceptionStatus Status { get; }
    }

    public enum WebExceptionStatus
    {
        ConnectFailure = 2,
    }

    public class WebHeaderCollection
    {
        internal extern WebHeaderCollection();

        public extern string this[string header] { get; }

        public extern void Add(string name, string value);
    }

    public abstract class WebRequest : MarshalByRefObject, IDisposable
    {
        protected extern WebRequest();

        public extern virtual long ContentLength { set; }

        public extern virtual string ContentType { set; }

        public extern virtual WebHeaderCollection Headers { get; }

        public extern virtual string Method { set; }

        public extern virtual int Timeout { set; }

        public static extern WebRequest Create(string requestUriString);

        public extern void Dispose();

        public extern virtual Stream GetRequestStream();

        public extern virtual WebResponse GetResponse();
    }

    public abstract class WebResponse : MarshalByRefObject, IDisposable
    {
        protected extern WebResponse();

        public extern virtual long ContentLength { get; }

        public extern virtual WebHeaderCollection Headers { get; }

        public extern virtual void Close();

        extern void IDisposable.Dispose();

        public extern virtual Stream GetResponseStream();
    }
}
