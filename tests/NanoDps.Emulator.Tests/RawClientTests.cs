using System.Net.Sockets;
using System.Text;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

/// <summary>What comes over a bare socket: hellos in pieces, other protocols, silence.</summary>
[TestClass]
public sealed class RawClientTests
{
    private const byte HandshakeRecord = 22;

    [TestMethod]
    public async Task AHelloByteByByteIsAnswered()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var socket = await ConnectAsync(emulator);
        foreach (var one in HelloVectors.Load("openssl-four-suites"))
        {
            await socket.SendAsync(new[] { one });
        }

        Assert.AreEqual(HandshakeRecord, (await ReceiveAsync(socket, 1))[0]);
        Assert.AreEqual(1, (await emulator.NextAsync(EventKind.Hello)).Hello!.Records);
    }

    [TestMethod]
    public async Task AHelloInManyRecordsIsAnswered()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var socket = await ConnectAsync(emulator);
        await socket.SendAsync(
            HelloVectors.Records(
                HelloVectors.Message(HelloVectors.Load("openssl-four-suites")), 50));

        Assert.AreEqual(HandshakeRecord, (await ReceiveAsync(socket, 1))[0]);
        Assert.AreEqual(3, (await emulator.NextAsync(EventKind.Hello)).Hello!.Records);
    }

    [TestMethod]
    public async Task AMalformedHelloGetsDecodeErrorAndALine()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var socket = await ConnectAsync(emulator);
        await socket.SendAsync(
            HelloVectors.CutShort(
                HelloVectors.Message(HelloVectors.Load("openssl-four-suites")), 60));

        CollectionAssert.AreEqual(
            new byte[] { 21, 3, 3, 0, 2, 2, 50 }, await ReceiveAsync(socket, 8));
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.TlsRefused)).Text,
            "malformed ClientHello (Truncated at byte 55): extensions needs 82 bytes, the ClientHello has 5 left");
    }

    [TestMethod]
    public async Task PlainTextGetsNoAnswerAndALine()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var socket = await ConnectAsync(emulator);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"));

        Assert.IsEmpty(await ReceiveAsync(socket, 1));
        Assert.AreEqual(
            "malformed ClientHello (NotTls at byte 0): expected a TLS handshake record (0x16), got 'G', which looks like plain text",
            (await emulator.NextAsync(EventKind.TlsRefused)).Text);
    }

    [TestMethod]
    public async Task AClientThatSaysNothingIsClosedAfterTheTimeout()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { HandshakeTimeout = TimeSpan.FromMilliseconds(200) },
            TestSupport.Soon);
        using var socket = await ConnectAsync(emulator);

        Assert.IsEmpty(await ReceiveAsync(socket, 1));
        Assert.AreEqual(
            "expected a ClientHello within 0.2 s, got none",
            (await emulator.NextAsync(EventKind.TlsRefused)).Text);
    }

    [TestMethod]
    public async Task AClientThatStopsAfterItsHelloIsClosedAfterTheTimeout()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { HandshakeTimeout = TimeSpan.FromMilliseconds(300) },
            TestSupport.Soon);
        using var socket = await ConnectAsync(emulator);
        await socket.SendAsync(HelloVectors.Load("openssl-four-suites"));

        Assert.AreEqual(
            "expected the handshake to end within 0.3 s, it did not",
            (await emulator.NextAsync(EventKind.TlsFailed)).Text);
        Assert.IsNotEmpty(await ReceiveAsync(socket, 100_000));
    }

    [TestMethod]
    public async Task AClientThatLeavesBeforeItsHelloIsWholeLeavesALine()
    {
        await using var emulator = await TestSupport.StartAsync();
        using (var socket = await ConnectAsync(emulator))
        {
            await socket.SendAsync(HelloVectors.Load("openssl-four-suites").AsMemory(0, 20));
            socket.Shutdown(SocketShutdown.Send);
            Assert.IsEmpty(await ReceiveAsync(socket, 1));
        }

        Assert.AreEqual(
            "the client closed before its ClientHello was whole",
            (await emulator.NextAsync(EventKind.TlsFailed)).Text);
    }

    private static async Task<Socket> ConnectAsync(ServiceEmulator emulator)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(emulator.DpsAddress(), TestSupport.Soon);
        return socket;
    }

    /// <summary>Receives up to a number of bytes, fewer when the server closes.</summary>
    private static async Task<byte[]> ReceiveAsync(Socket socket, int most)
    {
        var buffer = new byte[most];
        var have = 0;
        while (have < most)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(have), TestSupport.Soon);
            if (count == 0)
            {
                break;
            }

            have += count;
        }

        return buffer[..have];
    }
}
