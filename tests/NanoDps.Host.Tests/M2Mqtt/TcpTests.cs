using System.Net;
using System.Net.Sockets;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class TcpTests
{
    // Linux drops the SYN of a client when the queue of a listener that never accepts is full.
    [TestMethod]
    public async Task B105_AHostThatDropsSynKeepsConnectWaitingWithoutALimit()
    {
        using var full = New();
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var port = ((IPEndPoint)full.LocalEndPoint!).Port;
        var fillers = await Fill(port);

        using var rig = new MqttRig();
        var client = new MqttClient("127.0.0.1", port, false, null, null, MqttSslProtocols.None);
        var connecting = Task.Factory.StartNew(
            () => client.Connect("dev-01"), TaskCreationOptions.LongRunning);
        using var peer = rig.Connect();
        Assert.AreNotSame(connecting, await Task.WhenAny(connecting, Task.Delay(3000)));
        peer.Send("30 04 00 01 't' 'x'");
        rig.Events.Wait("Received t 78");

        full.Close();
        fillers.ForEach(filler => filler.Close());
        await Assert.ThrowsExactlyAsync<MqttConnectionException>(
            () => connecting.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static Socket New() =>
        new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private static async Task<List<Socket>> Fill(int port)
    {
        var fillers = new List<Socket>();
        while (true)
        {
            var socket = New();
            fillers.Add(socket);
            var connecting = socket.ConnectAsync(IPAddress.Loopback, port);
            if (await Task.WhenAny(connecting, Task.Delay(500)) != connecting)
            {
                return fillers;
            }
        }
    }
}
