using System.Net;
using System.Net.Sockets;
using NanoDps.Audit.Listening;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class ListenerTests
{
    [TestMethod]
    public async Task ADeviceIsHeardByteByByteAndRefusedWithAlert40()
    {
        await using var listener = Listen(30);
        using var device = await ConnectAsync(listener);
        foreach (var one in Vectors.FourSuites)
        {
            await device.SendAsync(new[] { one }, Tool.Soon);
        }

        var answer = new byte[16];
        Assert.AreEqual(7, await device.ReceiveAsync(answer, Tool.Soon));
        CollectionAssert.AreEqual(new byte[] { 21, 3, 3, 0, 2, 2, 40 }, answer[..7]);
        Assert.AreEqual(0, await device.ReceiveAsync(answer, Tool.Soon));
        var heard = await listener.NextAsync(Tool.Soon);
        Assert.AreEqual(device.LocalEndPoint!.ToString(), heard.Found!.Client);
        Assert.AreEqual(listener.Address.ToString(), heard.Found.Server);
        CollectionAssert.AreEqual(Vectors.FourSuites, heard.Stream.ToArray());
    }

    [TestMethod]
    public async Task ASilentClientKeepsNobodyWaiting()
    {
        await using var listener = Listen(30);
        using var silent = await ConnectAsync(listener);
        using var device = await ConnectAsync(listener);
        await device.SendAsync(Vectors.Node, Tool.Soon);

        Assert.IsNotNull((await listener.NextAsync(Tool.Soon)).Found!.Hello);
    }

    [TestMethod]
    public async Task AClientThatFallsSilentIsAnErrorAfterItsTime()
    {
        await using var listener = Listen(1);
        using var device = await ConnectAsync(listener);
        await device.SendAsync(Vectors.Node.AsMemory(0, 20), Tool.Soon);

        Assert.AreEqual(
            "expected a whole ClientHello, got its first 20 bytes and no more; the client was silent for 1 s",
            (await listener.NextAsync(Tool.Soon)).Found!.Error);
    }

    [TestMethod]
    public async Task AClientThatHangsUpInItsHelloIsAnError()
    {
        await using var listener = Listen(30);
        using var device = await ConnectAsync(listener);
        await device.SendAsync(Vectors.Node.AsMemory(0, 20), Tool.Soon);
        device.Shutdown(SocketShutdown.Send);

        Assert.AreEqual(
            "expected a whole ClientHello, got its first 20 bytes and no more; the client closed the connection",
            (await listener.NextAsync(Tool.Soon)).Found!.Error);
    }

    [TestMethod]
    public async Task AMalformedHelloIsAnErrorOfTheDevice()
    {
        await using var listener = Listen(30);
        using var device = await ConnectAsync(listener);
        var bad = Vectors.Node.ToArray();
        bad[9] = 9;
        await device.SendAsync(bad, Tool.Soon);

        Assert.AreEqual(
            "malformed ClientHello (IllegalValue at byte 6): expected client_version 3.x, got 0x0903",
            (await listener.NextAsync(Tool.Soon)).Found!.Error);
    }

    [TestMethod]
    public async Task ConnectionsWithoutTlsAreNoDevices()
    {
        await using var listener = Listen(30);
        using var scan = await ConnectAsync(listener);
        scan.Shutdown(SocketShutdown.Send);
        var first = await listener.NextAsync(Tool.Soon);
        using var browser = await ConnectAsync(listener);
        await browser.SendAsync("GET / HTTP/1.1\r\n"u8.ToArray(), Tool.Soon);
        var second = await listener.NextAsync(Tool.Soon);

        Assert.IsNull(first.Found);
        Assert.AreEqual($"{scan.LocalEndPoint}: no TLS: sent nothing and closed the connection", first.Text);
        Assert.IsNull(second.Found);
        Assert.AreEqual(
            $"{browser.LocalEndPoint}: no TLS: expected a TLS handshake record (0x16), got 'G', which looks like plain text",
            second.Text);
    }

    [TestMethod]
    public async Task APortThatIsTakenIsSaid()
    {
        await using var listener = Listen(30);

        var hint = Refusal.Of(
            $"expected to listen on {listener.Address}, got AddressAlreadyInUse",
            () => HelloListener.Start(listener.Address, TimeSpan.FromSeconds(1)));
        Assert.AreEqual("choose another --port; ports below 1024 need root", hint);
    }

    private static HelloListener Listen(int seconds) =>
        HelloListener.Start(new IPEndPoint(IPAddress.Loopback, 0), TimeSpan.FromSeconds(seconds));

    private static async Task<Socket> ConnectAsync(HelloListener listener)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.Address, Tool.Soon);
        return socket;
    }
}
