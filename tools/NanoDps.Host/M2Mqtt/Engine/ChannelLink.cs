using System.Net.Security;
using System.Net.Sockets;

namespace NanoDps.Host.Mqtt;

/// <summary>One TCP connection, with TLS or without. A new Connect makes a new one.</summary>
internal sealed class ChannelLink(Socket socket)
{
    private volatile SslStream? _tls;
    private volatile bool _closed;

    public Socket Socket { get; } = socket;

    /// <summary>Called before each read, which may wait for long.</summary>
    public Action? BeforeRead { get; set; }

    public void UseTls(SslStream tls) => _tls = tls;

    public void Send(byte[] bytes)
    {
        if (_tls is { } tls)
        {
            tls.Write(bytes, 0, bytes.Length);
            tls.Flush();
            return;
        }

        Socket.Send(bytes, 0, bytes.Length, SocketFlags.None);
    }

    /// <summary>
    /// Fills the whole buffer. 0: the peer closed, or this side did; what was read by then is in
    /// the buffer.
    /// </summary>
    public int Receive(byte[] buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var count = _closed ? 0 : ReceiveSome(buffer, filled);
            if (count == 0)
            {
                return 0;
            }

            filled += count;
        }

        return filled;
    }

    /// <summary>True when a byte, a close or an error is there or comes within the time.</summary>
    public bool IsReadable(int milliseconds)
    {
        try
        {
            return _closed || _tls is { DataAvailable: true }
                || Socket.Poll(milliseconds * 1000, SelectMode.SelectRead);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    public void Close()
    {
        _closed = true;
        try
        {
            _tls?.Dispose();
            Socket.Close();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side or another thread was faster; closed is closed.
        }
    }

    private int ReceiveSome(byte[] buffer, int offset)
    {
        BeforeRead?.Invoke();
        return _tls is { } tls
            ? tls.Read(buffer, offset, buffer.Length - offset)
            : Socket.Receive(buffer, offset, buffer.Length - offset, SocketFlags.None);
    }
}
