namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class ReceiveTests
{
    [TestMethod]
    public void B66_AMessageIsAnEventOnTheDispatchThreadAsItWasOnTheWire()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send("3B 08 00 03 't/x' 00 07 'A'");
        var received = rig.Events.Wait("Received t/x 41 qos 1 dup retain");
        Assert.AreEqual("mqtt dispatch", received.Thread);
        Assert.AreSame(rig.Client, received.Sender);
        peer.Expect("40 02 00 07");
        peer.Send("30 06 00 03 't/y' 'B'");
        Assert.AreEqual("Received t/y 42 qos 0", rig.Events.Wait("Received t/y").Text);
    }

    [TestMethod]
    public void B67_AnEmptyPayloadIsAnEmptyArray()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send("30 03 00 01 't'");
        Assert.IsEmpty(rig.Events.Wait("Received t ").Message);
    }

    [TestMethod]
    [DataRow(5_000)]
    [DataRow(40_000)]
    [DataRow(100_000)]
    public void B68_ALargePayloadIsOneEvent(int length)
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var payload = Bytes(length);
        peer.Send(Publish(qos: 0, id: 0, payload));
        CollectionAssert.AreEqual(payload, rig.Events.Wait("Received t ").Message);
        Assert.AreEqual(1, rig.Events.Count("Received"));
    }

    [TestMethod]
    [DataRow(500, 0, 4)]
    [DataRow(500, 1, 4)]
    [DataRow(20, 1, 20_000)]
    public void B69_ABurstIsReceivedWholeAndInOrder(int count, int qos, int length)
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        for (var i = 1; i <= count; i++)
        {
            var payload = new byte[length];
            BitConverter.TryWriteBytes(payload, i);
            peer.Send(Publish(qos, i, payload));
        }

        var received = rig.Events.Wait("Received", count);
        var order = received.Select(e => BitConverter.ToInt32(e.Message)).ToList();
        CollectionAssert.AreEqual(Enumerable.Range(1, count).ToList(), order);
        for (var i = 1; i <= count && qos == 1; i++)
        {
            peer.Expect($"40 02 {i >> 8:X2} {i & 0xFF:X2}");
        }
    }

    [TestMethod]
    public void B70_PubackGoesOutWhileTheHandlerIsStillBusyWithAnother()
    {
        using var rig = new MqttRig();
        using var release = new ManualResetEventSlim();
        rig.Client.MqttMsgPublishReceived += (_, _) => release.Wait();
        using var peer = rig.Connect();
        peer.Send("30 04 00 01 't' 'x'");
        peer.Send("32 06 00 01 't' 00 07 'y'");
        peer.Expect("40 02 00 07");
        Assert.AreEqual(0, rig.Events.Count("Received t 79"));
        release.Set();
        rig.Events.Wait("Received t 79");
    }

    [TestMethod]
    public void B71_AtQos2TheEventComesOnlyAfterPubrel()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send("34 06 00 01 't' 00 07 'x'");
        peer.Expect("50 02 00 07");
        Assert.IsEmpty(peer.ReadAll(quietMs: 1500));
        Assert.AreEqual(0, rig.Events.Count("Received"));
        peer.Send("62 02 00 07");
        peer.Expect("70 02 00 07");
        rig.Events.Wait("Received t 78 qos 2");
        Assert.AreEqual(1, rig.Events.Count("Received"));
    }

    [TestMethod]
    public void B72_ARetainedMessageRightBehindSubackComesAfterTheSubscribedEvent()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Subscribe("t");
        peer.Read();
        peer.Send("90 03 00 01 01 31 04 00 01 't' 'x'");
        rig.Events.Wait("Received");
        Assert.AreEqual(
            "Opened 0;Subscribed 1 1;Received t 78 qos 0 retain",
            string.Join(';', rig.Events.Texts));
    }

    [TestMethod]
    public void B73_TopicAndPayloadAreExact()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var all = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        peer.Send("30 89 02 00 07 't/é€'");
        peer.Send(all);
        CollectionAssert.AreEqual(all, rig.Events.Wait("Received t/é€ ").Message);
    }

    [TestMethod]
    public void B74_APacketThatComesByteByByteIsOneEvent()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        foreach (var one in Hex.Parse("30 05 00 01 't' 'xy'"))
        {
            Thread.Sleep(50); // the row's own time
            peer.Send([one]);
        }

        Assert.AreEqual("Received t 78 79 qos 0", rig.Events.Wait("Received").Text);
    }

    private static byte[] Bytes(int length) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];

    private static byte[] Publish(int qos, int id, byte[] payload)
    {
        var body = new List<byte>([0, 1, (byte)'t']);
        if (qos > 0)
        {
            body.AddRange([(byte)(id >> 8), (byte)id]);
        }

        body.AddRange(payload);
        var packet = new List<byte> { (byte)(0x30 | (qos << 1)) };
        var length = body.Count;
        do
        {
            packet.Add((byte)((length & 0x7F) | (length > 127 ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);

        return [.. packet, .. body];
    }
}
