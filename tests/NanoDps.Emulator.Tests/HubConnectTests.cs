using MQTTnet;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class HubConnectTests
{
    private const string Other = "contoso-us.azure-devices.net";
    private static readonly string Key = TestSupport.AloneKeys.Primary;

    private static EmulatorOptions TwoHubs => TestSupport.Options with
    {
        Hubs = [new HubOptions(TestSupport.HubHost), new HubOptions(Other)],
    };

    [TestMethod]
    [DataRow("contoso-eu.azure-devices.net/alone-01/?api-version=2021-04-12")]
    [DataRow("contoso-eu.azure-devices.net/alone-01/api-version=2020-09-30")]
    [DataRow("CONTOSO-EU.azure-devices.net/alone-01/?api-version=2021-04-12&DeviceClientType=x%2F1")]
    public async Task TheUserNamesOfAllSdksAreUnderstood(string userName)
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var device = new Device(emulator, "alone-01", Key);
        var result = await device.ConnectToHubAsync(userName: userName);

        Assert.AreEqual(MqttClientConnectResultCode.Success, result.ResultCode);
        CollectionAssert.AreEqual(new[] { "alone-01" }, emulator.Hubs[0].Connected.ToArray());
    }

    [TestMethod]
    [DataRow("contoso-eu.azure-devices.net", 4, "wrong user name: expected a user name like {hub}/{device id}/?api-version={version}, got \"contoso-eu.azure-devices.net\"")]
    [DataRow("contoso-eu.azure-devices.net/alone-01/", 4, "wrong user name: expected ?api-version=2021-04-12 at the end of the user name, got \"\"")]
    [DataRow("contoso-eu.azure-devices.net/Alone-01/?api-version=1", 2, "wrong client id: expected the device id in the user name, Alone-01, got alone-01")]
    [DataRow("contoso-us.azure-devices.net/alone-01/?api-version=1", 5, "wrong hub: expected contoso-eu.azure-devices.net in the user name, got contoso-us.azure-devices.net")]
    public async Task AWrongUserNameIsRefusedAndNamed(string userName, int code, string text)
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var device = new Device(emulator, "alone-01", Key);

        await AssertRefusedAsync(
            emulator, await device.ConnectToHubAsync(userName: userName), code, text);
    }

    [TestMethod]
    public async Task OnlyDevicesAssignedToAHubAreLetIn()
    {
        await using var emulator = await RegisteredAsync(TwoHubs);
        await using var device = new Device(emulator, "alone-01", Key);

        await AssertRefusedAsync(
            emulator,
            await device.ConnectToHubAsync(hub: 1),
            5,
            "expected a device that is assigned to this hub, alone-01 is not; register it with DPS first");
        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await device.ConnectToHubAsync()).ResultCode);
    }

    [TestMethod]
    public async Task TheCaseOfADeviceIdCounts()
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var device = new Device(emulator, "ALONE-01", Key);

        Assert.AreEqual(
            MqttClientConnectResultCode.NotAuthorized,
            (await device.ConnectToHubAsync()).ResultCode);
    }

    [TestMethod]
    public async Task AWrongKeyAnAbsentTokenAndOneForDpsAreRefusedAndNamed()
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var device = new Device(emulator, "alone-01", Key);
        (string Password, string Text)[] cases =
        [
            (Tokens.ForHub(TestSupport.HubHost, "alone-01", TestSupport.Keys(7).Primary),
            "wrong sig: expected the signature of the device's key, got another; sign with the key that was used for DPS"),
            ("", "expected a shared access signature as password, got none"),
            ("x", "wrong token: expected a token that starts with 'SharedAccessSignature ', got something else"),
            (Tokens.ForDps("alone-01", Key, keyName: null),
            "wrong sr: expected a token for contoso-eu.azure-devices.net/devices/alone-01, "
                + "got one for 0ne00000A0A/registrations/alone-01"),
            (Tokens.ForHub(TestSupport.HubHost, "alone-01", Key) + "&skn=registration",
            "wrong skn: expected no skn, got skn=registration"),
        ];
        foreach (var (password, text) in cases)
        {
            Assert.AreEqual(
                MqttClientConnectResultCode.NotAuthorized,
                (await device.ConnectToHubAsync(password)).ResultCode);
            await emulator.Events.WaitForAsync(
                one => one.Kind == EventKind.ConnectRefused && one.Text == "CONNACK 5: " + text,
                TestSupport.Soon);
        }
    }

    [TestMethod]
    public async Task AnExpiredTokenIsRefused()
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var device = new Device(emulator, "alone-01", Key);
        var hourAgo = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();
        await device.ConnectToHubAsync(
            Tokens.ForHub(TestSupport.HubHost, "alone-01", Key, hourAgo));

        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.ConnectRefused)).Text,
            "CONNACK 5: wrong se: expected a token that has not expired, got one that expired 360");
    }

    [TestMethod]
    public async Task TheConnectionIsDroppedWhenItsTokenExpires()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        await using var emulator = await RegisteredAsync(
            TestSupport.Options with { Clock = clock, TokenSkew = TimeSpan.FromSeconds(10) });
        await using var device = new Device(emulator, "alone-01", Key);
        var expiry = clock.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds();
        await device.ConnectToHubAsync(Tokens.ForHub(TestSupport.HubHost, "alone-01", Key, expiry));
        clock.Advance(TimeSpan.FromMinutes(10));
        await device.PublishAsync("devices/alone-01/messages/events/");
        clock.Advance(TimeSpan.FromSeconds(11));

        await device.Disconnected;
        Assert.AreEqual(
            "the token has expired",
            (await emulator.NextAsync(EventKind.Disconnected, "alone-01")).Text);
    }

    [TestMethod]
    public async Task ANewConnectionEvictsTheOldOne()
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var old = new Device(emulator, "alone-01", Key);
        await old.ConnectToHubAsync();
        await using var young = new Device(emulator, "alone-01", Key);
        await young.ConnectToHubAsync();

        await old.Disconnected;
        await young.PublishAsync("devices/alone-01/messages/events/", "still here");
        CollectionAssert.AreEqual(new[] { "alone-01" }, emulator.Hubs[0].Connected.ToArray());
        Assert.AreEqual(1, emulator.Hubs[0].MessagesOf("alone-01"));
    }

    [TestMethod]
    public async Task OneClientIdCanBeAtDpsAndAtTheHubAtOnce()
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var dps = new Device(emulator, "alone-01", Key);
        await dps.ConnectToDpsAsync();
        await using var hub = new Device(emulator, "alone-01", Key);
        await hub.ConnectToHubAsync();
        await dps.SubscribeAsync();
        await dps.RegisterAsync("1");

        Assert.AreEqual(202, (await dps.AnswerAsync()).Status);
        Assert.IsTrue(hub.Client.IsConnected);
    }

    [TestMethod]
    public async Task ASilentConnectionIsClosedAfterOneAndAHalfTimesTheKeepAlive()
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var silent = await SilentClient.ConnectAsync(
            emulator, "alone-01", Key, keepAliveSeconds: 1);

        Assert.AreEqual(
            "nothing came for 1.5 times the keep-alive",
            (await emulator.NextAsync(EventKind.Disconnected, "alone-01")).Text);
    }

    [TestMethod]
    public async Task ARemovedDeviceIsDisconnectedAndNotLetInAgain()
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var device = new Device(emulator, "alone-01", Key);
        await device.ConnectToHubAsync();
        Assert.IsTrue(emulator.Hubs[0].Remove("alone-01"));

        await device.Disconnected;
        await using var again = new Device(emulator, "alone-01", Key);
        Assert.AreEqual(
            MqttClientConnectResultCode.NotAuthorized,
            (await again.ConnectToHubAsync()).ResultCode);
        Assert.IsFalse(emulator.Hubs[0].Remove("alone-01"));
    }

    [TestMethod]
    public async Task AConnectionCanBeCutAndMadeAgain()
    {
        await using var emulator = await RegisteredAsync(TestSupport.Options);
        await using var device = new Device(emulator, "alone-01", Key);
        await device.ConnectToHubAsync();
        Assert.IsTrue(emulator.Hubs[0].Cut("alone-01"));
        await device.Disconnected;
        await emulator.Events.WaitForAsync(one => one.Text == "cut on request", TestSupport.Soon);
        Assert.IsFalse(emulator.Hubs[0].Cut("alone-01"));

        await using var again = new Device(emulator, "alone-01", Key);
        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await again.ConnectToHubAsync()).ResultCode);
    }

    private static async Task<ServiceEmulator> RegisteredAsync(EmulatorOptions options)
    {
        var emulator = await GuardedEmulator.StartAsync(options, TestSupport.Soon);
        emulator.Hubs[0].Register("alone-01", TestSupport.AloneKeys);
        return emulator;
    }

    private static async Task AssertRefusedAsync(
        ServiceEmulator emulator, MqttClientConnectResult result, int code, string text)
    {
        Assert.AreNotEqual(MqttClientConnectResultCode.Success, result.ResultCode);
        Assert.AreEqual(
            $"CONNACK {code}: {text}", (await emulator.NextAsync(EventKind.ConnectRefused)).Text);
    }
}
