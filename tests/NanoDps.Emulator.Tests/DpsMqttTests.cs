using MQTTnet;
using MQTTnet.Diagnostics.PacketInspection;
using MQTTnet.Protocol;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

/// <summary>DPS is no broker: what it does about MQTT beyond its own topics.</summary>
[TestClass]
public sealed class DpsMqttTests
{
    private static readonly string Key = TestSupport.AloneKeys.Primary;

    [TestMethod]
    public async Task TwoDevicesWithInterleavedRequestsGetOnlyTheirOwnAnswers()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                AssigningPolls = 5,
                Quotas = new Quotas { PollsPer10Seconds = null },
            },
            TestSupport.Soon);
        await using var one = await Device.AtDpsAsync(emulator, "member-1");
        await using var two = await Device.AtDpsAsync(emulator, "member-2");
        await Task.WhenAll(one.RegisterAsync("same"), two.RegisterAsync("same"));
        var operationOne = (await one.AnswerAsync()).Json["operationId"]!.GetValue<string>();
        var operationTwo = (await two.AnswerAsync()).Json["operationId"]!.GetValue<string>();
        Assert.AreNotEqual(operationOne, operationTwo);
        for (var round = 0; round < 6; round++)
        {
            await Task.WhenAll(
                one.PollAsync($"r{round}", operationOne), two.PollAsync($"r{round}", operationTwo));
            AssertOwn(await one.AnswerAsync(), "member-1", operationOne, round);
            AssertOwn(await two.AnswerAsync(), "member-2", operationTwo, round);
        }

        Assert.IsFalse(one.HasAnswer);
        Assert.IsFalse(two.HasAnswer);
    }

    [TestMethod]
    public async Task TheAcknowledgementOfARequestComesBeforeItsAnswer()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);
        var order = new List<string>();
        device.Client.InspectPacketAsync += arguments =>
        {
            if (arguments.Direction == MqttPacketFlowDirection.Inbound)
            {
                var type = arguments.Buffer[0] >> 4;
                order.Add(type switch { 3 => "publish", 4 => "puback", _ => "other" });
            }

            return Task.CompletedTask;
        };
        await device.ConnectToDpsAsync();
        await device.SubscribeAsync();
        for (var round = 0; round < 20; round++)
        {
            await device.RegisterAsync("r" + round);
            await device.AnswerAsync();
        }

        string[] pair = ["puback", "publish"];
        var expected = Enumerable.Repeat(pair, 20).SelectMany(one => one).ToArray();
        CollectionAssert.AreEqual(expected, order.Where(one => one != "other").ToArray());
    }

    [TestMethod]
    [DataRow(MqttQualityOfServiceLevel.AtMostOnce, MqttQualityOfServiceLevel.AtMostOnce)]
    [DataRow(MqttQualityOfServiceLevel.AtLeastOnce, MqttQualityOfServiceLevel.AtLeastOnce)]
    [DataRow(MqttQualityOfServiceLevel.ExactlyOnce, MqttQualityOfServiceLevel.AtLeastOnce)]
    public async Task ASubscriptionIsGrantedAndAnsweredWithAtMostQoS1(
        MqttQualityOfServiceLevel asked, MqttQualityOfServiceLevel granted)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);
        await device.ConnectToDpsAsync();

        Assert.AreEqual(
            (MqttClientSubscribeResultCode)granted, await device.SubscribeAsync(quality: asked));
        await device.RegisterAsync("1");
        Assert.AreEqual(granted, (await device.AnswerAsync()).Quality);
    }

    [TestMethod]
    [DataRow("#")]
    [DataRow("$dps/registrations/res/200/#")]
    [DataRow("$dps/registrations/#")]
    public async Task AnotherSubscriptionIsRefused(string filter)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);
        await device.ConnectToDpsAsync();

        Assert.AreEqual(
            MqttClientSubscribeResultCode.UnspecifiedError, await device.SubscribeAsync(filter));
        Assert.AreEqual(
            $"expected a subscription to $dps/registrations/res/#, got {filter}",
            (await emulator.NextAsync(EventKind.SubscribeRefused)).Text);
    }

    [TestMethod]
    public async Task WithoutASubscriptionTheAnswerIsLostAndTheLogSaysSo()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);
        await device.ConnectToDpsAsync();
        await device.RegisterAsync("1");

        Assert.AreEqual(
            "to request 1: lost: expected a subscription to $dps/registrations/res/# first, there is none",
            (await emulator.NextAsync(EventKind.Answer)).Text);
    }

    [TestMethod]
    public async Task AfterUnsubscribingTheAnswerIsLostToo()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator, "member-1");
        await device.Client.UnsubscribeAsync(
            new MqttClientUnsubscribeOptionsBuilder()
                .WithTopicFilter(Device.ResponseFilter).Build(),
            TestSupport.Soon);
        await device.RegisterAsync("1");

        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.Answer)).Text, "to request 1: lost: ");
    }

    [TestMethod]
    public async Task ARequestWithQoS0IsAnswered()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator, "alone-01");
        await device.PublishAsync(
            "$dps/registrations/PUT/iotdps-register/?$rid=0",
            """{"registrationId":"alone-01"}""",
            MqttQualityOfServiceLevel.AtMostOnce);

        Assert.AreEqual(202, (await device.AnswerAsync()).Status);
    }

    [TestMethod]
    [DataRow("devices/alone-01/messages/events/", 0, "expected a register or status topic of DPS, got devices/alone-01/messages/events/")]
    [DataRow("$dps/registrations/res/200/?$rid=1", 0, "expected a register or status topic of DPS, got $dps/registrations/res/200/?$rid=1")]
    [DataRow("$dps/registrations/PUT/iotdps-register/?$rid=1", 2, "expected a PUBLISH with QoS 0 or 1, got QoS 2 on $dps/registrations/PUT/iotdps-register/?$rid=1; publish with QoS 1")]
    public async Task AForeignTopicOrQoS2ClosesTheConnection(
        string topic, int quality, string reason)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator, "alone-01");
        _ = device.PublishAsync(topic, "{}", (MqttQualityOfServiceLevel)quality);

        await device.Disconnected;
        Assert.AreEqual(reason, (await emulator.NextAsync(EventKind.Violation)).Text);
        Assert.AreEqual(reason, (await emulator.NextAsync(EventKind.Disconnected)).Text);
        Assert.AreEqual(0, emulator.Dps.Requests.Total);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task ANewConnectionEvictsTheOldAndNeverContinuesItsSession(bool cleanSession)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var old = await Device.AtDpsAsync(emulator, "alone-01");
        await using var young = new Device(emulator, "alone-01", Key)
        {
            CleanSession = cleanSession,
        };
        var result = await young.ConnectToDpsAsync();
        await old.Disconnected;

        Assert.AreEqual(MqttClientConnectResultCode.Success, result.ResultCode);
        Assert.IsFalse(result.IsSessionPresent);
        Assert.AreEqual(
            "evicted by a new connection with the same client id",
            (await emulator.NextAsync(EventKind.Disconnected)).Text);
        await young.SubscribeAsync();
        await young.RegisterAsync("1");
        Assert.AreEqual(202, (await young.AnswerAsync()).Status);
    }

    [TestMethod]
    public async Task ManyConnectionsWithOneClientIdLeaveExactlyOneAlive()
    {
        await using var emulator = await TestSupport.StartAsync();
        var devices = Enumerable.Range(0, 8).Select(
            _ => new Device(emulator, "alone-01", Key)).ToArray();
        await Task.WhenAll(devices.Select(async device =>
        {
            try
            {
                await device.ConnectToDpsAsync();
            }
            catch (MQTTnet.Exceptions.MqttCommunicationException)
            {
                // Evicted before its CONNACK came.
            }
        }));
        await emulator.Events.WaitForAsync(
            one => one.Kind == EventKind.Disconnected, 7, TestSupport.Soon);

        await using var last = await Device.AtDpsAsync(emulator, "alone-01");
        await last.RegisterAsync("1");
        Assert.AreEqual(202, (await last.AnswerAsync()).Status);
        foreach (var device in devices)
        {
            await device.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task ADisconnectAndALossAreToldApart()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using (await Device.AtDpsAsync(emulator, "member-1"))
        {
        }

        Assert.AreEqual(
            "the client sent DISCONNECT",
            (await emulator.NextAsync(EventKind.Disconnected, "member-1")).Text);
        var lost = await Device.AtDpsAsync(emulator, "member-2");
        lost.Client.Dispose();
        Assert.AreEqual(
            "the connection was lost",
            (await emulator.NextAsync(EventKind.Disconnected, "member-2")).Text);
    }

    private static void AssertOwn(Answer answer, string id, string operation, int round)
    {
        StringAssert.Contains(answer.Topic, $"?$rid=r{round}");
        Assert.AreEqual(operation, answer.Json["operationId"]!.GetValue<string>());
        Assert.AreEqual(id, answer.State["registrationId"]!.GetValue<string>());
    }
}
