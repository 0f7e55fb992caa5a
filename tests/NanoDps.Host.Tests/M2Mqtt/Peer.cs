using System.Net.Sockets;

namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>The broker's end of one connection, scripted by the test byte for byte.</summary>
internal sealed class Peer : IDisposable
{
    private const int Patience = 10_000;

    private readonly Socket _socket;
    private readonly Stream _stream;

    public Peer(Socket socket, Stream? stream = null)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _socket.ReceiveTimeout = Patience;
        _stream = stream ?? new NetworkStream(socket);
    }

    /// <summary>The next whole packet; empty when the client closed.</summary>
    public byte[] Read()
    {
        var packet = new List<byte>();
        int length = 0, shift = 0;
        for (var i = 0; i < 5; i++)
        {
            var next = ReadByte();
            if (next < 0)
            {
                return [];
            }

            packet.Add((byte)next);
            if (i == 0)
            {
                continue;
            }

            length |= (next & 0x7F) << shift;
            shift += 7;
            if ((next & 0x80) == 0)
            {
                break;
            }
        }

        var body = new byte[length];
        _stream.ReadExactly(body);
        packet.AddRange(body);
        return [.. packet];
    }

    public string ReadHex() => Hex.Of(Read());

    /// <summary>Asserts that exactly this packet comes next.</summary>
    public void Expect(string hex) => Assert.AreEqual(Hex.Of(Hex.Parse(hex)), ReadHex());

    /// <summary>Asserts that the client closes next, without another packet.</summary>
    public void ExpectEnd() => Assert.AreEqual("", ReadHex());

    /// <summary>Every packet that comes until nothing does for that long.</summary>
    public List<string> ReadAll(int quietMs)
    {
        var packets = new List<string>();
        while (_socket.Poll(quietMs * 1000, SelectMode.SelectRead))
        {
            var packet = ReadHex();
            if (packet.Length == 0)
            {
                break;
            }

            packets.Add(packet);
        }

        return packets;
    }

    /// <summary>Waits until the client has filled the buffers, which nobody empties.</summary>
    public void WaitUntilClogged()
    {
        for (var before = -1; before != _socket.Available || before == 0;)
        {
            before = _socket.Available;
            Thread.Sleep(200); // no event tells that nothing more comes
        }
    }

    public void Send(string hex) => Send(Hex.Parse(hex));

    public void Send(byte[] bytes)
    {
        _stream.Write(bytes);
        _stream.Flush();
    }

    /// <summary>
    /// Sends and closes in such a way that both are there before the client looks.
    /// </summary>
    public void SendAndClose(string hex)
    {
        _socket.NoDelay = false;
        _socket.Send(Hex.Parse(hex));
        Close();
    }

    /// <summary>FIN, and nothing is read any more.</summary>
    public void Close() => _socket.Close();

    /// <summary>FIN, but reading goes on.</summary>
    public void HalfClose() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>RST.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    // A reset by the client is an end like any other; a timeout is a failure of the test.
    private int ReadByte()
    {
        try
        {
            return _stream.ReadByte();
        }
        catch (IOException e) when (e.InnerException is SocketException
        {
            SocketErrorCode: SocketError.ConnectionReset,
        })
        {
            return -1;
        }
    }
}
