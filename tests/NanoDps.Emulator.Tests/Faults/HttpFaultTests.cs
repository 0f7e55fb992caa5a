using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>Each fault as a client of HTTPS sees it, byte for byte where that counts.</summary>
[TestClass]
public sealed class HttpFaultTests
{
    [TestMethod]
    [DataRow("web-accept 1 drop", "reset")]
    [DataRow("web-accept 1 close", "closed")]
    [DataRow("web-accept 1 stall", "open")]
    [DataRow("web-handshake 1 drop", "reset")]
    [DataRow("web-handshake 1 close", "closed")]
    [DataRow("web-handshake 1 stall", "open")]
    [DataRow("register 1 drop", "reset")]
    [DataRow("register 1 close", "closed")]
    [DataRow("register 1 stall", "open")]
    [DataRow("register 1 silence", "open")]
    [DataRow("register 1 answer delay=30", "open")]
    public async Task TheFirstRequestGetsNoByteAndTheNextIsAnswered(string rule, string end)
    {
        await using var emulator = await StartAsync("* " + rule);

        Assert.AreEqual(new HttpExchange("", end), await HttpExchange.RegisterAsync(emulator));
        using var next = HttpDevice.Keyed(emulator);
        Assert.AreEqual(202, (await next.RegisterAsync()).Status);
    }

    [TestMethod]
    [DataRow("retry-after=0", "retry-after: 0")]
    [DataRow("Retry-After=30", "Retry-After: 30")]
    [DataRow("RETRY-AFTER=30", "RETRY-AFTER: 30")]
    [DataRow("Retry-After=99999999999", "Retry-After: 99999999999")]
    [DataRow("Retry-After=-5", "Retry-After: -5")]
    [DataRow("Retry-After=soon", "Retry-After: soon")]
    [DataRow("Retry-After=none", null)]
    [DataRow("Retry-After='Wed, 25 Nov 2026 12:00:00 GMT'", "Retry-After: Wed, 25 Nov 2026 12:00:00 GMT")]
    public async Task ARetryAfterIsAHeaderAsItIsSpelled(string parameter, string? header)
    {
        var exchange = await ExchangeAsync("answer 429 " + parameter);

        Assert.AreEqual("HTTP/1.1 429 Too Many Requests", exchange.Lines[0]);
        Assert.AreEqual("429001", exchange.Header("x-ms-error-code"));
        CollectionAssert.AreEqual(
            header is null ? Array.Empty<string>() : [header],
            exchange.Lines.Where(line => line.StartsWith(
                "retry-after", StringComparison.OrdinalIgnoreCase)).ToArray());
        Assert.AreEqual("closed", exchange.End);
    }

    [TestMethod]
    public async Task ATruncatedBodyIsCutShortUnderTheLengthOfTheWhole()
    {
        var exchange = await ExchangeAsync("answer body=truncated");

        Assert.AreEqual("HTTP/1.1 202 Accepted", exchange.Lines[0]);
        Assert.AreEqual("94", exchange.Header("Content-Length"));
        Assert.AreEqual(47, exchange.Body.Length);
        Assert.AreEqual("closed", exchange.End);
    }

    [TestMethod]
    public async Task AnAnswerCanStopInItsHead()
    {
        var exchange = await ExchangeAsync("answer stop=head");

        StringAssert.StartsWith(exchange.Answer, "HTTP/1.1 202 Accepted\r\n");
        Assert.IsFalse(exchange.Answer.Contains("\r\n\r\n", StringComparison.Ordinal));
        Assert.AreEqual("open", exchange.End);
    }

    [TestMethod]
    public async Task AnAnswerCanStopInItsBody()
    {
        var exchange = await ExchangeAsync("answer stop=body");

        Assert.AreEqual("94", exchange.Header("Content-Length"));
        Assert.AreEqual(47, exchange.Body.Length);
        Assert.AreEqual("open", exchange.End);
    }

    [TestMethod]
    public async Task AnAnswerCanComeTwice()
    {
        var exchange = await ExchangeAsync("answer times=2");

        Assert.HasCount(2, exchange.Lines.Where(
            line => line.EndsWith("HTTP/1.1 202 Accepted", StringComparison.Ordinal)));
        Assert.AreEqual("closed", exchange.End);
    }

    [TestMethod]
    [DataRow("answer 503 body=html", "text/html", "<html><head><title>Service Unavailable</title></head><body>Try later.</body></html>")]
    [DataRow("answer body=none", "application/json; charset=utf-8", "")]
    [DataRow("answer 200 body='[]'", "application/json; charset=utf-8", "[]")]
    public async Task ABodyCanBeAPageMissingOrAText(string action, string type, string body)
    {
        var exchange = await ExchangeAsync(action);

        Assert.AreEqual(type, exchange.Header("Content-Type"));
        Assert.AreEqual(body, exchange.Body);
    }

    [TestMethod]
    public async Task AHugeBodyComesWhole()
    {
        Assert.AreEqual(131072, (await ExchangeAsync("answer body=huge")).Body.Length);
    }

    [TestMethod]
    public async Task AStateComesWith200()
    {
        await using var emulator = await StartAsync("* poll 1 state failed error=400207");
        using var device = HttpDevice.Keyed(emulator);
        var answer = await device.ProvisionAsync();

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("failed", answer.Text("status"));
        Assert.AreEqual(400207, answer.State["errorCode"]!.GetValue<int>());
    }

    [TestMethod]
    public async Task ARuleOfOneTransportLeavesTheOtherAlone()
    {
        await using var emulator = await StartAsync(
            "* register@mqtt all answer 503\n* register@https 2 answer 429");
        using var http = HttpDevice.Keyed(emulator);
        await using var mqtt = await Device.AtDpsAsync(emulator);
        await mqtt.RegisterAsync("1");

        Assert.AreEqual(503, (await mqtt.AnswerAsync()).Status);
        Assert.AreEqual(202, (await http.RegisterAsync()).Status);
        Assert.AreEqual(429, (await http.RegisterAsync()).Status);
    }

    [TestMethod]
    public async Task APortForMqttThatIsShutLeavesHttpsOpen()
    {
        await using var emulator = await StartAsync("* accept all drop");
        using var mqtt = PacketClient.AtDps(emulator);
        Assert.AreEqual("reset", await mqtt.HandshakeAsync());
        using var http = HttpDevice.Keyed(emulator);

        Assert.AreEqual(200, (await http.ProvisionAsync()).Status);
    }

    [TestMethod]
    public async Task OneHandshakeShowsAnotherCertificate()
    {
        await using var emulator = await StartAsync("* web-handshake 1 profile expired");
        var arguments = $"-tls1_2 -CAfile {emulator.Facts.CaFile}";

        Assert.Contains(
            "(certificate has expired)",
            await OpenSsl.ClientAsync(emulator.Dps.Web.Address, arguments));
        Assert.Contains(
            "Verify return code: 0 (ok)",
            await OpenSsl.ClientAsync(emulator.Dps.Web.Address, arguments));
    }

    [TestMethod]
    [DataRow("connect 1 drop")]
    [DataRow("subscribe 1 close")]
    [DataRow("register 1 drop")]
    [DataRow("register@mqtt 1 close")]
    public async Task AWebSocketIsSpoiledLikeAPlainConnection(string rule)
    {
        await using var emulator = await StartAsync("* " + rule);
        await using (var first = new Device(emulator, "alone-01", TestSupport.KeyOf("alone-01"))
        {
            OverWebSockets = true,
        })
        {
            await Assert.ThrowsAsync<Exception>(() => first.ProvisionAsync());
        }

        StringAssert.EndsWith((await emulator.NextAsync(EventKind.Injected)).Peer, " WebSocket");
        await using var second = new Device(emulator, "alone-01", TestSupport.KeyOf("alone-01"))
        {
            OverWebSockets = true,
        };
        Assert.AreEqual(200, (await second.ProvisionAsync()).Status);
    }

    [TestMethod]
    public async Task AFailoverIsAskedForOverHttpsToo()
    {
        await using var emulator = await StartAsync("* register 1 failover");
        await HttpExchange.RegisterAsync(emulator);
        await emulator.Events.WaitForAsync(
            one => one.Kind == EventKind.FailedOver, 2, TestSupport.Soon);
        using var next = HttpDevice.Keyed(emulator);

        Assert.AreEqual("127.0.0.2", emulator.Facts.Web[0].Address);
        Assert.AreEqual(202, (await next.RegisterAsync()).Status);
    }

    private static async Task<HttpExchange> ExchangeAsync(string action)
    {
        await using var emulator = await StartAsync("* register 1 " + action);
        return await HttpExchange.RegisterAsync(emulator);
    }

    private static Task<ServiceEmulator> StartAsync(string script) => GuardedEmulator.StartAsync(
        TestSupport.Options with { Faults = FaultScript.Parse(script) }, TestSupport.Soon);
}
