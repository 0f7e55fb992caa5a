using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>Each fault at each point, as the client sees it, and what the next one sees.</summary>
[TestClass]
public sealed class ConnectionFaultTests
{
    private const string Well =
        "tls, connack 0, suback 1, puback 2, $dps/registrations/res/202/?$rid=1&retry-after=3";

    [TestMethod]
    [DataRow("accept 1 drop", "reset")]
    [DataRow("accept 1 close", "closed")]
    [DataRow("accept 1 stall", "nothing")]
    [DataRow("accept 1 answer delay=30", "nothing")]
    [DataRow("handshake 1 drop", "reset")]
    [DataRow("handshake 1 close", "closed")]
    [DataRow("handshake 1 stall", "nothing")]
    [DataRow("connect 1 refuse 1", "tls, connack 1")]
    [DataRow("connect 1 refuse 2", "tls, connack 2")]
    [DataRow("connect 1 refuse 3", "tls, connack 3")]
    [DataRow("connect 1 refuse 4", "tls, connack 4")]
    [DataRow("connect 1 refuse 5", "tls, connack 5")]
    [DataRow("connect 1 drop", "tls, reset")]
    [DataRow("connect 1 close", "tls, closed")]
    [DataRow("connect 1 stall", "tls, nothing")]
    [DataRow("connect 1 answer delay=30", "tls, nothing")]
    [DataRow("subscribe 1 refuse", "tls, connack 0, suback 128")]
    [DataRow("subscribe 1 silence", "tls, connack 0, nothing")]
    [DataRow("subscribe 1 drop", "tls, connack 0, reset")]
    [DataRow("subscribe 1 close", "tls, connack 0, closed")]
    [DataRow("subscribe 1 stall", "tls, connack 0, nothing")]
    [DataRow("register 1 silence", "tls, connack 0, suback 1, puback 2, nothing")]
    [DataRow("register 1 drop", "tls, connack 0, suback 1, reset")]
    [DataRow("register 1 close", "tls, connack 0, suback 1, closed")]
    [DataRow("register 1 stall", "tls, connack 0, suback 1, nothing")]
    [DataRow("register 1 answer delay=30", "tls, connack 0, suback 1, puback 2, nothing")]
    public async Task TheFirstClientMeetsItAndTheNextDoesNot(string rule, string expected)
    {
        await using var emulator = await StartAsync("* " + rule);
        using var first = PacketClient.AtDps(emulator);
        using var second = PacketClient.AtDps(emulator);
        second.IsServed = true;

        Assert.AreEqual(expected, await WalkAsync(first));
        Assert.AreEqual(Well, await WalkAsync(second));
        Assert.AreEqual(
            "faults:1, 1: * " + rule, (await emulator.NextAsync(EventKind.Injected)).Text);
    }

    [TestMethod]
    public async Task AStalledConnectionIsNotReadAndNotClosedAndAPingGoesUnanswered()
    {
        await using var emulator = await StartAsync("* register 1 stall");
        using var client = PacketClient.AtDps(emulator);
        await WalkAsync(client);

        Assert.AreEqual("nothing", await client.PingAsync());
    }

    [TestMethod]
    public async Task ASilentServerStillAnswersPings()
    {
        await using var emulator = await StartAsync("* register 1 silence");
        using var client = PacketClient.AtDps(emulator);
        await WalkAsync(client);
        client.IsServed = true;

        Assert.AreEqual("pingresp", await client.PingAsync());
    }

    [TestMethod]
    public async Task ACutSomeTimeAfterAnAnswerLetsTheAnswerThrough()
    {
        await using var emulator = await StartAsync("* register 1 answer cut-after=0.2");
        using var client = PacketClient.AtDps(emulator);

        client.IsServed = true;
        Assert.AreEqual(Well, await WalkAsync(client));
        Assert.AreEqual("reset", await client.NextAsync());
        Assert.AreEqual(
            "cut by the script", (await emulator.NextAsync(EventKind.Disconnected)).Text);
    }

    [TestMethod]
    public async Task APollIsSpoiledLikeARegister()
    {
        await using var emulator = await StartAsync("* poll 1 drop");
        string operation;
        await using (var device = await Device.AtDpsAsync(emulator))
        {
            operation = await device.OperationAsync();
            _ = device.PollAsync("2", operation);
            await device.Disconnected;
        }

        await using var back = await Device.AtDpsAsync(emulator);
        await back.PollAsync("3", operation);
        Assert.AreEqual(202, (await back.AnswerAsync()).Status);
    }

    [TestMethod]
    public async Task AStalledClientThatComesBackIsServed()
    {
        await using var emulator = await StartAsync("* register 1 stall");
        using (var stalled = PacketClient.AtDps(emulator))
        {
            await WalkAsync(stalled);
            using var second = PacketClient.AtDps(emulator);
            second.IsServed = true;
            Assert.AreEqual(Well, await WalkAsync(second));
        }
    }

    [TestMethod]
    [DataRow("untrustedRoot", "self-signed certificate in certificate chain|unable to get local issuer certificate|unable to verify the first certificate")]
    [DataRow("wrongHostName", "hostname mismatch")]
    [DataRow("expired", "certificate has expired")]
    [DataRow("notYetValid", "certificate is not yet valid")]
    public async Task OneHandshakeShowsAnotherCertificate(string profile, string reason)
    {
        await using var emulator = await StartAsync($"* handshake 2 profile {profile}");
        var arguments = $"-tls1_2 -CAfile {emulator.Facts.CaFile} -verify_hostname "
            + TestSupport.DpsHost;
        var outputs = new List<string>();
        for (var connection = 0; connection < 3; connection++)
        {
            outputs.Add(await OpenSsl.ClientAsync(emulator.DpsAddress(), arguments));
        }

        Assert.Contains("Verify return code: 0 (ok)", outputs[0]);
        Assert.IsTrue(
            reason.Split('|').Any(one => outputs[1].Contains($"({one})", StringComparison.Ordinal)),
            outputs[1]);
        Assert.Contains("Verify return code: 0 (ok)", outputs[2]);
    }

    [TestMethod]
    [DataRow("tls11ServerHello", "wrong version number|unsupported protocol")]
    [DataRow("legacySuite", "handshake failure")]
    public async Task OneHandshakeIsOfAnotherServer(string profile, string reason)
    {
        await using var emulator = await StartAsync($"* handshake 1 profile {profile}");
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256");

        Assert.IsTrue(
            reason.Split('|').Any(one => output.Contains(one, StringComparison.Ordinal)), output);
    }

    [TestMethod]
    public async Task AtDpsAFailoverMovesDpsAlone()
    {
        await using var emulator = await StartAsync("* register 1 failover");
        using var client = PacketClient.AtDps(emulator);
        var hub = emulator.Facts.Hubs[0];
        StringAssert.StartsWith(await WalkAsync(client), "tls, connack 0, suback 1, ");
        await emulator.NextAsync(EventKind.FailedOver);

        Assert.AreEqual("127.0.0.2", emulator.Facts.Dps.Address);
        Assert.AreEqual(hub, emulator.Facts.Hubs[0]);
        using var next = PacketClient.AtDps(emulator);
        next.IsServed = true;
        Assert.AreEqual(Well, await WalkAsync(next));
    }

    private static Task<ServiceEmulator> StartAsync(string script) => GuardedEmulator.StartAsync(
        TestSupport.Options with { Faults = FaultScript.Parse(script) }, TestSupport.Soon);

    /// <summary>Goes as far as a registration's first answer, or as it is let.</summary>
    private static async Task<string> WalkAsync(PacketClient client)
    {
        var story = new List<string>();
        Func<Task<string>>[] steps =
        [
            client.HandshakeAsync,
            client.ConnectAsync,
            () => client.SubscribeAsync(),
            () => client.RegisterAsync(),
            client.NextAsync,
        ];
        string[] good = ["tls", "connack 0", "suback 1", "puback 2"];
        for (var step = 0; step < steps.Length; step++)
        {
            story.Add(await steps[step]());
            if (step == good.Length || story[^1] != good[step])
            {
                break;
            }
        }

        return string.Join(", ", story);
    }
}
