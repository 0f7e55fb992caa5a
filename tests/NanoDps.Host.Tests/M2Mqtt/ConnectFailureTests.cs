extern alias nano;

using System.Diagnostics;
using SocketException = nano::System.Net.Sockets.SocketException;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class ConnectFailureTests
{
    private const string ClientMessage =
        "Exception was thrown: nanoFramework.M2Mqtt.Exceptions.MqttClientException";

    [TestMethod]
    public void B5_AClosedPortIsAConnectionExceptionWithTheSocketExceptionInside()
    {
        using var rig = new MqttRig();
        rig.Broker.Dispose();
        for (var i = 0; i < 2; i++)
        {
            var e = MqttRig.Fails<MqttConnectionException>(
                () => rig.Client.Connect("dev-01"),
                "Socket exception connecting to the broker: 10061");
            Assert.AreEqual(10061, ((SocketException)e.InnerException!).ErrorCode);
            Assert.IsFalse(rig.Client.IsConnected);
        }

        Assert.IsEmpty(rig.Events.Texts);
    }

    [TestMethod]
    public void B7_AnOldTlsVersionIsRefusedAfterTheTcpConnect()
    {
        using var rig = new MqttRig(MqttSslProtocols.TLSv1_0, secure: true);
        var e = MqttRig.Fails<MqttConnectionException>(
            () => rig.Client.Connect("dev-01"), "Exception connecting to the broker");
        Assert.IsInstanceOfType<ArgumentException>(e.InnerException);
        Assert.AreEqual("SSL/TLS protocol version not supported", e.InnerException.Message);
        using var peer = rig.Broker.Accept();
    }

    [TestMethod]
    public void B13_AHandlerOfConnectionOpenedThatThrowsCosts30SecondsAndTheConnection()
    {
        using var rig = new MqttRig();
        rig.Client.ConnectionOpened += (_, _) => throw new InvalidOperationException("a bug");
        rig.Broker.Answer();
        AssertTakes30Seconds(() => AssertNoAnswer(rig));
        Assert.AreEqual(0, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B18_NoConnackIsACommunicationExceptionAfter30Seconds()
    {
        using var rig = new MqttRig();
        rig.Broker.Script(_ => { });
        AssertTakes30Seconds(() => AssertNoAnswer(rig));
        Assert.AreEqual(0, rig.Events.Count("Closed"));
        Assert.IsTrue(MqttThreads.Of(rig.Client).Receive);
        rig.Client.Close();
        MqttRig.AssertNoThreads(rig.Client);
    }

    [TestMethod]
    [DataRow("FIN after CONNECT")]
    [DataRow("RST after CONNECT")]
    [DataRow("FIN on accept")]
    public void B19_AConnectionThatEndsIsACommunicationExceptionWithoutInner(string how)
    {
        using var rig = new MqttRig();
        rig.Broker.Script(peer =>
        {
            if (how.EndsWith("CONNECT", StringComparison.Ordinal))
            {
                peer.Read();
            }

            if (how.StartsWith("RST", StringComparison.Ordinal))
            {
                peer.Reset();
            }
            else
            {
                peer.Close();
            }
        });
        var watch = Stopwatch.StartNew();
        AssertNoAnswer(rig);
        Assert.IsLessThan(10_000, watch.ElapsedMilliseconds);
        rig.Client.Close();
        Assert.AreEqual(0, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public async Task B20_AfterAFailedConnectTheReceiveThreadSpinsUntilClose()
    {
        using var rig = new MqttRig();
        var script = rig.Broker.Script(peer =>
        {
            peer.Read();
            peer.Close();
        });
        AssertNoAnswer(rig);
        await script;
        var before = MqttThreads.Of(rig.Client);
        Assert.IsTrue(before.Receive);
        var some = before.EmptyReads + 5;
        Assert.IsTrue(
            SpinWait.SpinUntil(() => MqttThreads.Of(rig.Client).EmptyReads > some, 5000));
        Assert.HasCount(1, MqttThreads.Of(rig.Device));
        rig.Client.Close();
        MqttRig.AssertNoThreads(rig.Client);
        Assert.IsEmpty(MqttThreads.Of(rig.Device));
    }

    [TestMethod]
    public void B21_ConnectAfterAFailedOneWithoutCloseWorksAndWaitsForTheOldThread()
    {
        using var rig = new MqttRig();
        rig.Broker.Script(peer => peer.Close());
        AssertNoAnswer(rig);
        var watch = Stopwatch.StartNew();
        using var peer = rig.Connect();
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.IsInRange(900, 6000, watch.ElapsedMilliseconds);
    }

    [TestMethod]
    public async Task B23_ATruncatedOrWrongConnackIsNoAnswer()
    {
        string[] answers =
        [
            "20 05 00 00",
            "20 02 00",
            "90 03 00 01 00",
            "FF FF FF FF FF FF FF FF FF FF",
        ];
        await Task.WhenAll(answers.Select(answer => Task.Factory.StartNew(
            () =>
            {
                using var rig = new MqttRig();
                rig.Broker.Answer(answer);
                AssertTakes30Seconds(() => AssertNoAnswer(rig));
            },
            TaskCreationOptions.LongRunning)));
    }

    [TestMethod]
    [DataRow("'HTTP'")]
    [DataRow("21 00")]
    [DataRow("21 02 00 00")]
    public void B24_WrongFlagBitsAreACommunicationExceptionWithTheReasonInside(string answer)
    {
        using var rig = new MqttRig();
        rig.Broker.Answer(answer);
        var e = MqttRig.Fails<MqttCommunicationException>(() => rig.Client.Connect("dev-01"), "");
        Assert.IsInstanceOfType<MqttClientException>(e.InnerException);
        Assert.AreEqual(ClientMessage, e.InnerException.Message);
    }

    [TestMethod]
    public void B25_PingrespInsteadOfConnackIsAnInvalidCast()
    {
        using var rig = new MqttRig();
        rig.Broker.Answer("D0 00");
        MqttRig.Fails<InvalidCastException>(
            () => rig.Client.Connect("dev-01"),
            "Exception was thrown: System.InvalidCastException");
    }

    [TestMethod]
    public void B26_ABadPacketRightBehindConnackOverwritesIt()
    {
        using var rig = new MqttRig();
        rig.Broker.Answer("20 02 00 00 91 03 00 01 00");
        var e = MqttRig.Fails<MqttCommunicationException>(() => rig.Client.Connect("dev-01"), "");
        Assert.IsInstanceOfType<MqttClientException>(e.InnerException);
        Assert.AreEqual("Opened 0", rig.Events.Texts.Single());
        Assert.IsFalse(rig.Client.IsConnected);
    }

    [TestMethod]
    public void B29_ANullClientIdFailsAfterTheTcpConnect()
    {
        using var rig = new MqttRig();
        MqttRig.Fails<NullReferenceException>(
            () => rig.Client.Connect(null), "Exception was thrown: System.NullReferenceException");
        using var peer = rig.Broker.Accept();
        rig.Client.Close();
        peer.ExpectEnd();
    }

    [TestMethod]
    public void B29_AnEmptyClientIdIsSentAsItIs()
    {
        using var rig = new MqttRig();
        var sent = "";
        rig.Broker.Script(peer =>
        {
            sent = peer.ReadHex();
            peer.Send(RawBroker.Accepted);
        });
        Assert.AreEqual(MqttReasonCode.Success, rig.Client.Connect(""));
        Assert.AreEqual("10 0C 00 04 4D 51 54 54 04 02 00 3C 00 00", sent);
    }

    private static void AssertNoAnswer(MqttRig rig)
    {
        var e = MqttRig.Fails<MqttCommunicationException>(
            () => rig.Client.Connect("dev-01"), MqttRig.NoReason);
        Assert.IsNull(e.InnerException);
        Assert.IsFalse(rig.Client.IsConnected);
    }

    private static void AssertTakes30Seconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        Assert.IsInRange(29_900, 36_000, watch.ElapsedMilliseconds);
    }
}
