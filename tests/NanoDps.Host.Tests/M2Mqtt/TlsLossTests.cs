using System.Net.Sockets;
using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class TlsLossTests
{
    [TestMethod]
    [DataRow("FIN")]
    [DataRow("RST")]
    public void B81_ALossOverTlsIsToldOnceAfter200Ms(string how)
    {
        using var server = new TlsServer(serve: (stream, socket) =>
        {
            using var peer = new Peer(socket, stream);
            peer.Read();
            peer.Send(RawBroker.Accepted);
            peer.Read();
            if (how == "RST")
            {
                peer.Reset();
            }
        });
        using var device = new TestDevice();
        var client = New(server.Port);
        var events = new EventLog(client);
        client.Connect("dev-01");
        var called = Environment.TickCount64;
        client.Publish("t", []);
        Assert.IsInRange(199, 3000, events.Wait("Closed").At - called);
        Assert.IsFalse(client.IsConnected);
        MqttRig.AssertNoThreads(client);
        Assert.AreEqual(1, events.Count("Closed"));
    }

    [TestMethod]
    public void B104_CloseEndsAClientWhoseBrokerStoppedReadingOverTls()
    {
        using var clogged = new ManualResetEventSlim();
        using var server = new TlsServer(serve: (stream, socket) =>
        {
            using var peer = new Peer(socket, stream);
            peer.Read();
            peer.Send(RawBroker.Accepted);
            peer.WaitUntilClogged();
            clogged.Set();
            SpinWait.SpinUntil(() => socket.Poll(0, SelectMode.SelectError), 10_000);
        });
        using var device = new TestDevice();
        var client = New(server.Port);
        var events = new EventLog(client);
        client.Connect("dev-01");
        for (var i = 0; i < 100; i++)
        {
            client.Publish("t", new byte[100_000]);
        }

        Assert.IsTrue(clogged.Wait(10_000));
        var called = Environment.TickCount64;
        client.Close();
        Assert.IsInRange(1190, 6000, Environment.TickCount64 - called);
        Assert.IsFalse(client.IsConnected);
        MqttRig.AssertNoThreads(client);
        Assert.AreEqual("Opened 0", events.Texts.Single());
    }

    private static MqttClient New(int port) =>
        new("localhost", port, true, TlsClient.RootCa, null, MqttSslProtocols.TLSv1_2);
}
