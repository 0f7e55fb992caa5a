using NanoDps.Host;
using NanoDps.Host.Http;

namespace System.Net;

/// <summary>An answer of a web server, whatever its status (C8).</summary>
public class HttpWebResponse : WebResponse
{
    private readonly ResponseHead _head;
    private HttpStream? _stream;

    internal HttpWebResponse(string method, ResponseHead head, HttpStream stream)
    {
        Method = method;
        _head = head;
        _stream = stream;
    }

    /// <summary>Bytes of the body; -1 when not said (C10).</summary>
    public override long ContentLength => _head.ContentLength;

    /// <summary>What the body is; "" when not said.</summary>
    public override string ContentType => GetResponseHeader("Content-Type");

    /// <summary>The headers; null when the answer was no HTTP.</summary>
    public override WebHeaderCollection Headers => _head.Headers!;

    /// <summary>The verb of the request.</summary>
    public string Method { get; }

    /// <summary>The status, also when the enumeration has no name for it; 0: no HTTP.</summary>
    public HttpStatusCode StatusCode => (HttpStatusCode)_head.Status;

    /// <summary>What follows the status, with a blank before it (C4).</summary>
    public string StatusDescription => _head.Description!;

    /// <summary>The value of a header; "" when it is not there.</summary>
    /// <exception cref="NullReferenceException">The answer was no HTTP.</exception>
    public string GetResponseHeader(string headerName) =>
        (_head.Headers ?? throw DeviceMessages.NullReference())[headerName] ?? "";

    /// <summary>
    /// The stream to read the body from. What has come already goes with the first one.
    /// </summary>
    /// <exception cref="NullReferenceException">The response is closed.</exception>
    public override Stream GetResponseStream() =>
        (_stream ?? throw DeviceMessages.NullReference()).MoveOn(keepsBuffer: false);

    /// <summary>Closes the connection, KeepAlive or not (C44).</summary>
    public override void Close()
    {
        _stream?.Dispose();
        _stream = null;
    }
}
