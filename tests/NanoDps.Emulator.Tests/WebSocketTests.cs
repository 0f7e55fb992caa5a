using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

/// <summary>MQTT over WebSockets, with .NET's client underneath.</summary>
[TestClass]
public sealed class WebSocketTests
{
    [TestMethod]
    public async Task ADeviceRegistersAndSendsTelemetryOverWebSockets()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary)
        {
            OverWebSockets = true,
        };
        var answer = await device.ProvisionAsync();
        Assert.AreEqual("assigned", answer.Json["status"]!.GetValue<string>());
        StringAssert.EndsWith(
            (await emulator.NextAsync(EventKind.Connected, "alone-01")).Peer, " WebSocket");

        await using var atHub = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary)
        {
            OverWebSockets = true,
        };
        await atHub.ConnectToHubAsync();
        await atHub.PublishAsync("devices/alone-01/messages/events/", "{}");
        Assert.AreEqual(1, emulator.Hubs[0].MessagesOf("alone-01"));
    }

    [TestMethod]
    public async Task ACertificateIsProofOverWebSocketsToo()
    {
        await using var emulator = await TestSupport.StartAsync();
        var made = await emulator.DeviceCertificates.SelfSignedAsync("pinned-01");
        emulator.Enrollments.Set(
            new IndividualEnrollment("pinned-01", LeafThumbprints.Of(made.Certificate)));
        await using var device = new Device(emulator, "pinned-01", "")
        {
            OverWebSockets = true,
            Certificate = made.Certificate,
        };

        Assert.AreEqual(200, (await device.ProvisionAsync("")).Status);
    }

    [TestMethod]
    public async Task AWrongTokenGetsItsConnack()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", TestSupport.Keys(99).Primary)
        {
            OverWebSockets = true,
        };
        var result = await device.ConnectToDpsAsync();

        Assert.AreEqual(MqttClientConnectResultCode.NotAuthorized, result.ResultCode);
    }

    [TestMethod]
    public async Task ADeviceIsConnectedOnceWhateverTheTransport()
    {
        await using var emulator = await TestSupport.StartAsync();
        emulator.Hubs[0].Register("alone-01", TestSupport.AloneKeys);
        await using var first = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary)
        {
            OverWebSockets = true,
        };
        await first.ConnectToHubAsync();
        await using var second = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary);
        await second.ConnectToHubAsync();
        await first.Disconnected;

        Assert.AreEqual(
            "evicted by a new connection with the same client id",
            (await emulator.NextAsync(EventKind.Disconnected, "alone-01")).Text);
    }

    [TestMethod]
    public async Task AConnectionIsCutAsOverTls()
    {
        await using var emulator = await TestSupport.StartAsync();
        emulator.Hubs[0].Register("alone-01", TestSupport.AloneKeys);
        await using var device = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary)
        {
            OverWebSockets = true,
        };
        await device.ConnectToHubAsync();

        Assert.IsTrue(emulator.Hubs[0].Cut("alone-01"));
        await device.Disconnected;
    }

    [TestMethod]
    [DataRow("mqttv5", "mqttv5")]
    [DataRow(null, "no protocol")]
    public async Task AnotherProtocolIsRefused(string? protocol, string got)
    {
        await using var emulator = await TestSupport.StartAsync();
        var web = emulator.Facts.Web[1];
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (protocol is not null)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        using var handler = new SocketsHttpHandler
        {
            SslOptions = CertificateDevice.Tls(emulator, web.Name, null),
            ConnectCallback = async (_, cancellation) =>
            {
                var tcp = new System.Net.Sockets.TcpClient();
                await tcp.ConnectAsync(web.Address, web.Port, cancellation);
                return tcp.GetStream();
            },
        };
        using var invoker = new HttpMessageInvoker(handler);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(
            new Uri($"wss://{web.Name}/$iothub/websocket"), invoker, TestSupport.Soon));

        Assert.AreEqual(HttpStatusCode.BadRequest, socket.HttpStatusCode);
        Assert.AreEqual(
            $"400: expected a WebSocket with the protocol mqtt, got {got}",
            (await emulator.NextAsync(EventKind.RequestRefused)).Text);
    }

    [TestMethod]
    public async Task AFailoverMovesThisServerAsWell()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary)
        {
            OverWebSockets = true,
        };
        await device.ConnectToDpsAsync();
        await emulator.FailOverAsync(TestSupport.Soon);
        await device.Disconnected;

        Assert.AreEqual("127.0.0.2", emulator.Facts.Web[0].Address);
        Assert.AreEqual(
            "cut by the failover",
            (await emulator.NextAsync(EventKind.Disconnected, "alone-01")).Text);
    }
}
