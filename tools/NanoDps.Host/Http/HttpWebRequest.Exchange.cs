using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using NanoDps.Host;
using NanoDps.Host.Http;

namespace System.Net;

/// <content>What goes over the wire.</content>
public partial class HttpWebRequest
{
    private HttpStream? _stream;
    private bool _isSent;
    private bool _isAnswered;

    /// <summary>
    /// Connects, sends the headers, and gives the stream to write the body to. Who closes that
    /// stream closes the connection: GetResponse then fails with an ObjectDisposedException (C45).
    /// </summary>
    /// <exception cref="ProtocolViolationException">
    /// It is a GET or HEAD, or a PUT or POST without a length.
    /// </exception>
    /// <exception cref="WebException">The name is unknown, or TCP failed.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// TLS failed.
    /// </exception>
    public override Stream GetRequestStream()
    {
        if (_method is "GET" or "HEAD")
        {
            throw new ProtocolViolationException("HTTP Method is incorrect: " + _method);
        }

        if (_method is "PUT" or "POST" && _contentLength < 0)
        {
            throw new ProtocolViolationException("Content length must be present for this request");
        }

        try
        {
            Submit();
        }
        catch
        {
            Drop();
            throw;
        }

        return _stream!.MoveOn(keepsBuffer: true);
    }

    /// <summary>
    /// Sends the request, unless GetRequestStream has, and reads the answer to the end of its
    /// headers.
    /// </summary>
    /// <exception cref="WebException">
    /// Whatever failed: it is the inner exception, or that one's (C17 to C21, C28, C49).
    /// </exception>
    public override WebResponse GetResponse()
    {
        try
        {
            if (!_isSent)
            {
                Submit();
            }

            return Receive(_stream!);
        }
        catch (SocketException e)
        {
            _stream?.IsInUse = false;
            _stream?.Socket.Close();
            throw new WebException("GetResponse() failed", e);
        }
        catch (Exception e) when (e is not (DeviceStoppedException or DeviceCrashedException))
        {
            throw new WebException("GetResponse() failed", e);
        }
    }

    /// <summary>Closes the connection, unless there is a response.</summary>
    protected override void Dispose(bool disposing)
    {
        if (!_isAnswered)
        {
            Drop();
        }

        base.Dispose(disposing);
    }

    private HttpWebResponse Receive(HttpStream stream)
    {
        stream.BytesLeft = -1;
        ResponseHead head;

        // It closes the socket under the read, which then fails with -1728053248 (C28).
        using (new Timer(_ => OnTimeout(stream), null, _timeout, Threading.Timeout.Infinite))
        {
            head = Head(stream);
            if (head.Status == (int)HttpStatusCode.Continue)
            {
                head = Head(stream);
            }
        }

        stream.IsChunked = head.IsChunked;
        _isAnswered = true;
        stream.IsInUse = false;
        return new HttpWebResponse(_method, head, stream);
    }

    private ResponseHead Head(HttpStream stream) =>
        ResponseHead.Read(stream, _longestHead < 0 ? -1 : _longestHead * 1024);

    private static void OnTimeout(HttpStream stream)
    {
        stream.Socket.Close();
        stream.IsInUse = false;
    }

    private void Submit()
    {
        _stream = ConnectionPool.Current.Take(_address.Key) ?? Connect();
        _stream.WriteTimeout = _readWriteTimeout;
        _stream.ReadTimeout = _readWriteTimeout;
        if (_contentLength >= 0)
        {
            _headers.SetUnchecked(
                "Content-Length", _contentLength.ToString(CultureInfo.InvariantCulture));
        }

        if (_headers["Connection"] is null)
        {
            _headers.SetUnchecked("Connection", KeepAlive ? "keep-alive" : "close");
        }

        // Without the port, whatever it is (C33).
        _headers.SetUnchecked("Host", _address.Host);
        _isSent = true;
        var text = $"{_method} {_address.PathAndQuery} HTTP/1.1\r\n{_headers}";
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > text.Length)
        {
            // The device makes room for characters, not bytes.
            throw new ArgumentOutOfRangeException(
                null, DeviceMessages.Default(typeof(ArgumentOutOfRangeException)));
        }

        _stream.Write(bytes, 0, bytes.Length);
    }

    private HttpStream Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
        try
        {
            socket.Connect(new IPEndPoint(Resolve(), _address.Port));
        }
        catch (SocketException e)
        {
            socket.Close();
            throw new WebException(
                "connection failed", e, WebExceptionStatus.ConnectFailure, null!);
        }

        var connection = new HttpStream(
            _address.IsSecure ? Secure(socket) : new NetworkStream(socket), socket, _address.Key);
        if (KeepAlive)
        {
            ConnectionPool.Current.Add(connection);
        }

        return connection;
    }

    private IPAddress Resolve()
    {
        if (_address.IsNumber)
        {
            return IPAddress.Parse(_address.Host);
        }

        try
        {
            return Dns.GetHostEntry(_address.Host).AddressList[0];
        }
        catch (SocketException e)
        {
            throw new WebException(
                "host not available", e, WebExceptionStatus.ConnectFailure, null!);
        }
    }

    // A handshake that fails leaves the socket open, on the device until it is collected.
    private SslStream Secure(Socket socket)
    {
        var stream = new SslStream(socket) { SslVerification = SslVerification };
        stream.AuthenticateAsClient(_address.Host, null, HttpsAuthentCert, SslProtocols);
        return stream;
    }

    private void Drop()
    {
        if (_stream is not null)
        {
            ConnectionPool.Current.Remove(_stream);
            _stream.Dispose();
        }
    }
}
