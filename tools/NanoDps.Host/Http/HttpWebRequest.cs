using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Host;
using NanoDps.Host.Http;

namespace System.Net;

/// <summary>
/// A request to a web server. It verifies nothing, and asks for TLS 1.3, until it is told.
/// </summary>
public partial class HttpWebRequest : WebRequest
{
    private const int DefaultTimeout = 100_000;
    private const int DefaultReadWriteTimeout = 300_000;

    private readonly HttpAddress _address;
    private WebHeaderCollection _headers = new(belongsToRequest: true);
    private string _method = "GET";
    private long _contentLength = -1;
    private int _timeout = DefaultTimeout;
    private int _readWriteTimeout = DefaultReadWriteTimeout;
    private int _longestHead = 4;

    internal HttpWebRequest(HttpAddress address)
    {
        _address = address;
    }

    /// <summary>The header Accept; null when it is not set.</summary>
    public string? Accept
    {
        get => _headers["Accept"];
        set => SetOwn("Accept", value);
    }

    /// <summary>Bytes of the body; -1 before it is set. A PUT or POST must set it.</summary>
    /// <exception cref="InvalidOperationException">The request is sent.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public override long ContentLength
    {
        get => _contentLength;
        set
        {
            if (_isSent)
            {
                throw DeviceMessages.InvalidOperation();
            }

            _contentLength = value >= 0 ? value : throw new ArgumentOutOfRangeException(
                null,
                "Value does not fall within the expected range."
                + $" (Parameter 'Content length cannot be negative: {value}')");
        }
    }

    /// <summary>The header Content-Type; null when it is not set.</summary>
    public override string ContentType
    {
        get => _headers["Content-Type"]!;
        set => SetOwn("Content-Type", value);
    }

    /// <summary>The headers to send.</summary>
    /// <exception cref="InvalidOperationException">The request is sent.</exception>
    public override WebHeaderCollection Headers
    {
        get => _headers;
        set
        {
            if (_isSent)
            {
                throw new InvalidOperationException(
                    "Cannot change headers after request submitted");
            }

            var copy = new WebHeaderCollection(belongsToRequest: true);
            foreach (var name in value.AllKeys)
            {
                copy.Add(name, value[name]);
            }

            _headers = copy;
        }
    }

    /// <summary>The certificates that the server's must lead to.</summary>
    public X509Certificate? HttpsAuthentCert { get; set; }

    /// <summary>
    /// Whether the connection is meant for a next request (C43: true). A response closes it all the
    /// same, so it only does harm.
    /// </summary>
    public bool KeepAlive { get; set; } = true;

    /// <summary>How long all headers of the answer may be, in KB; -1: any length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or below -1.</exception>
    public int MaximumResponseHeadersLength
    {
        get => _longestHead;
        set => _longestHead = value is > 0 or -1 ? value : throw DeviceMessages.OutOfRange();
    }

    /// <summary>The verb.</summary>
    /// <exception cref="ArgumentException">It is null, empty, or has white space.</exception>
    public override string Method
    {
        get => _method;
        set
        {
            if (string.IsNullOrEmpty(value))
            {
                throw new ArgumentException("Blank Method Set: " + value);
            }

            _method = value.IndexOfAny([' ', '\r', '\t', '\n']) < 0
                ? value : throw new ArgumentException("Invalid Method Set: " + value);
        }
    }

    /// <summary>Milliseconds that one read or write may take; -1: any time.</summary>
    /// <exception cref="InvalidOperationException">The request is sent.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or below -1.</exception>
    public int ReadWriteTimeout
    {
        get => _readWriteTimeout;
        set
        {
            if (_isSent)
            {
                throw new InvalidOperationException(
                    "Cannot change timeout after request submitted ");
            }

            _readWriteTimeout = value is > 0 or Threading.Timeout.Infinite
                ? value : throw BadValue();
        }
    }

    /// <summary>The TLS versions; None, the default, asks for TLS 1.3 alone (A28).</summary>
    public SslProtocols SslProtocols { get; set; }

    /// <summary>How the server is verified; 0, the default, is not at all.</summary>
    public SslVerification SslVerification { get; set; }

    /// <summary>
    /// Milliseconds from the request to the end of the headers; neither the name, TCP and TLS nor
    /// the body count (C29).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below -1.</exception>
    public override int Timeout
    {
        get => _timeout;
        set => _timeout = value >= Threading.Timeout.Infinite ? value : throw BadValue();
    }

    /// <summary>The header User-Agent; null when it is not set.</summary>
    public string? UserAgent
    {
        get => _headers["User-Agent"];
        set => SetOwn("User-Agent", value);
    }

    private static ArgumentOutOfRangeException BadValue() => new(
        null, "Value does not fall within the expected range. (Parameter 'value')");

    private void SetOwn(string name, string? value)
    {
        var text = WebHeaderCollection.CheckedValue(value);
        _headers.RemoveUnchecked(name);
        if (text.Length > 0)
        {
            _headers.AddUnchecked(name, text);
        }
    }
}
