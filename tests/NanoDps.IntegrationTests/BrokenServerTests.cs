using System.Net;
using System.Net.Sockets;
using System.Text;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>What answers in the place of DPS is no TLS server, or soon ends.</summary>
[TestClass]
public sealed class BrokenServerTests : EmulatorTest
{
    [TestMethod]
    public async Task AServerThatSpeaksHttpIsNotTls()
    {
        var http = Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n");
        var device = await StartAsync((_, server) => server.WriteAsync(http).AsTask());

        // A49
        await device.FaultAsync(LogCode.DpsFault, "407!not-tls: check endpoint code=-29184");
        Assert.IsInRange(150, 300, await device.PauseAsync());
    }

    [TestMethod]
    public async Task AServerThatEchoesIsNotTls()
    {
        var device = await StartAsync((hello, server) => server.WriteAsync(hello).AsTask());

        // A51
        await device.FaultAsync(LogCode.DpsFault, "407!not-tls: check endpoint code=-29440");
        Assert.IsInRange(150, 300, await device.PauseAsync());
    }

    [TestMethod]
    public async Task AServerThatClosesAfterTheHelloIsTriedAgain()
    {
        var device = await StartAsync((_, _) => Task.CompletedTask);

        // A47
        await device.FaultAsync(LogCode.DpsFault, "408 handshake-lost code=-29312");
        await device.LineAsync(LogCode.DpsConnecting, 2);
    }

    /// <summary>Starts a device whose DPS reads the hello, answers as told and closes.</summary>
    private async Task<RunningDevice> StartAsync(
        Func<ReadOnlyMemory<byte>, NetworkStream, Task> answer)
    {
        await StartAsync();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, answer);
        Fixture.AtEnd(async () =>
        {
            listener.Stop();
            await serving;
        });
        return Fixture.StartApplication(
            Given.Device with { DpsAddress = listener.LocalEndpoint.ToString() });
    }

    private static async Task ServeAsync(
        TcpListener listener, Func<ReadOnlyMemory<byte>, NetworkStream, Task> answer)
    {
        var hello = new byte[1024];
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
                return;
            }

            using (client)
            {
                using var stream = client.GetStream();
                var length = await stream.ReadAsync(hello);
                await answer(hello.AsMemory(0, length), stream);
            }
        }
    }
}
