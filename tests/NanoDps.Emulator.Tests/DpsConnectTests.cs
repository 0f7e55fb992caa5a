using MQTTnet;
using MQTTnet.Formatter;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class DpsConnectTests
{
    private static readonly string Key = TestSupport.Alone.Keys.Primary;

    [TestMethod]
    [DataRow("api-version=2019-03-31")]
    [DataRow("api-version=2019-03-31&ClientVersion=azure-iot-device%2F1.18.4%20(node)")]
    [DataRow("api-version=2021-06-01&ClientVersion=a/b")]
    [DataRow("api-version=2019-03-31&DeviceClientType=nano")]
    [DataRow("?api-version=2019-03-31")]
    public async Task TheUserNamesOfAllSdksAreUnderstood(string suffix)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);
        var result = await device.ConnectToDpsAsync(
            userName: $"0ne00000A0A/registrations/alone-01/{suffix}");

        Assert.AreEqual(MqttClientConnectResultCode.Success, result.ResultCode);
        Assert.IsFalse(result.IsSessionPresent);
    }

    [TestMethod]
    [DataRow("0ne00000A0A/registrations/alone-01", 4, "wrong user name: expected a user name like {id scope}/registrations/{registration id}/api-version={version}, got \"0ne00000A0A/registrations/alone-01\"")]
    [DataRow("0ne00000A0A/devices/alone-01/api-version=2019-03-31", 4, "wrong user name: expected a user name like {id scope}/registrations/{registration id}/api-version={version}, got \"0ne00000A0A/devices/alone-01/api-version=2019-03-31\"")]
    [DataRow("0ne00000A0A/registrations/alone-01/ClientVersion=x", 4, "wrong user name: expected api-version=2019-03-31 at the end of the user name, got \"ClientVersion=x\"")]
    [DataRow("0ne00000A0A/registrations/other/api-version=2019-03-31", 2, "wrong client id: expected the registration id in the user name, other, got alone-01")]
    [DataRow("0ne11111B1B/registrations/alone-01/api-version=2019-03-31", 5, "wrong id scope: expected 0ne00000A0A, got 0ne11111B1B; correct the device's configuration")]
    public async Task AWrongUserNameIsRefusedAndNamed(string userName, int code, string text)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);

        await AssertRefusedAsync(
            emulator, await device.ConnectToDpsAsync(userName: userName), code, text);
    }

    [TestMethod]
    [DataRow("ends-in.", "expected a registration id that ends in a letter, a digit or a dash, got '.'")]
    [DataRow("has space", "expected a registration id of letters, digits and - . _ :, got the character U+0020")]
    [DataRow("ümlaut", "expected a registration id of letters, digits and - . _ :, got the character U+00FC")]
    public async Task AClientIdThatBreaksTheRulesIsRefusedWith2(string id, string text)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, id, Key);

        await AssertRefusedAsync(
            emulator, await device.ConnectToDpsAsync(), 2, "wrong client id: " + text);
    }

    [TestMethod]
    [DataRow(128, true)]
    [DataRow(129, false)]
    public async Task ARegistrationIdHasAtMost128Characters(int length, bool good)
    {
        var id = new string('a', length);
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(
            emulator, id, SymmetricKeys.FromBase64(TestSupport.GroupKey).DeriveFor(id).Primary);
        var result = await device.ConnectToDpsAsync();

        Assert.AreEqual(
            good
                ? MqttClientConnectResultCode.Success
                : MqttClientConnectResultCode.ClientIdentifierNotValid,
            result.ResultCode);
    }

    [TestMethod]
    public async Task TheCaseOfARegistrationIdDoesNotCount()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "Alone-01", Key);

        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await device.ConnectToDpsAsync()).ResultCode);
    }

    [TestMethod]
    public async Task BothKeysOfAnEnrollmentAreGood()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var primary = new Device(emulator, "alone-01", TestSupport.Alone.Keys.Primary);
        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await primary.ConnectToDpsAsync()).ResultCode);
        await using var secondary = new Device(
            emulator, "alone-01", TestSupport.Alone.Keys.Secondary);
        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await secondary.ConnectToDpsAsync()).ResultCode);
    }

    [TestMethod]
    public async Task AWrongKeyIsRefusedAndNamed()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", TestSupport.Keys(99).Primary);

        await AssertRefusedAsync(
            emulator,
            await device.ConnectToDpsAsync(),
            5,
            "wrong sig: expected the signature of a key of the individual enrollment, got another; "
            + "check the device's key and that sr and se are signed as sent");
    }

    [TestMethod]
    public async Task TheGroupKeyInAPlaceOfTheDevicesIsRecognised()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "member-1", TestSupport.GroupKey);

        await AssertRefusedAsync(
            emulator,
            await device.ConnectToDpsAsync(),
            5,
            "wrong sig: signed with the key of group fleet itself; derive the device's key from it");
    }

    [TestMethod]
    [DataRow("", "expected a shared access signature as password, got none")]
    [DataRow("secret", "wrong token: expected a token that starts with 'SharedAccessSignature ', got something else")]
    [DataRow("SharedAccessSignature sr=a&se=1", "wrong token: expected the field sig, got none")]
    [DataRow("SharedAccessSignature sr=a&sr=b", "wrong token: expected fields sr, sig, se and skn, each once and as name=value, got sr twice")]
    [DataRow("SharedAccessSignature sr=a&sig=AAAA&se=1", "wrong token: expected sig to be 32 bytes, in base64 and then URL-encoded, got something else")]
    [DataRow("SharedAccessSignature sr=a&sig=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D&se=soon", "wrong token: expected se to be seconds since 1970, got something else")]
    [DataRow("SharedAccessSignature sr=a&sig=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D&se=1", "wrong sr: expected a token for 0ne00000A0A/registrations/alone-01, got one for a")]
    public async Task AMalformedTokenIsRefusedAndNamed(string password, string text)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);

        await AssertRefusedAsync(emulator, await device.ConnectToDpsAsync(password), 5, text);
    }

    [TestMethod]
    [DataRow("0ne00000A0A", true)]
    [DataRow("0ne00000A0A%2Fregistrations", true)]
    [DataRow("0NE00000a0a%2Fregistrations%2FALONE-01", true)]
    [DataRow("0ne00000A0A%2Fregistrations%2Falone", false)]
    [DataRow("0ne00000A0A%2Fregistrations%2Falone-01%2Fmore", false)]
    public async Task ATokenCoversItsResourceAndWhatIsBelowByWholeSegments(
        string resource, bool covers)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);
        var result = await device.ConnectToDpsAsync(Tokens.Make(resource, Key, Tokens.InAnHour));

        Assert.AreEqual(
            covers
                ? MqttClientConnectResultCode.Success
                : MqttClientConnectResultCode.NotAuthorized,
            result.ResultCode);
    }

    [TestMethod]
    public async Task APolicyNameOtherThanRegistrationIsRefused()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);

        await AssertRefusedAsync(
            emulator,
            await device.ConnectToDpsAsync(Tokens.ForDps("alone-01", Key, keyName: "owner")),
            5,
            "wrong skn: expected skn=registration or none, got skn=owner");
    }

    [TestMethod]
    public async Task ATokenIsGoodUntilItsExpiryAndTheSkewAndNoLonger()
    {
        var clock = new ManualClock(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        await using var emulator = await ServiceEmulator.StartAsync(
            TestSupport.Options with { Clock = clock, TokenSkew = TimeSpan.FromSeconds(60) },
            TestSupport.Soon);
        await using var within = new Device(emulator, "alone-01", Key);
        await using var after = new Device(emulator, "alone-01", Key);
        var good = await within.ConnectToDpsAsync(
            Tokens.ForDps("alone-01", Key, 1_800_000_000 - 60));

        Assert.AreEqual(MqttClientConnectResultCode.Success, good.ResultCode);
        await AssertRefusedAsync(
            emulator,
            await after.ConnectToDpsAsync(Tokens.ForDps("alone-01", Key, 1_800_000_000 - 61)),
            5,
            "wrong se: expected a token that has not expired, got one that expired 61 s ago "
            + "(allowed are 60 s); set the device's clock or renew the token");
    }

    [TestMethod]
    public async Task ADeviceWithoutEnrollmentIsRefusedUntilItHasOne()
    {
        await using var emulator = await ServiceEmulator.StartAsync(
            TestSupport.Options with { Groups = [] }, TestSupport.Soon);
        var keys = TestSupport.Keys(5);
        await using var early = new Device(emulator, "late-01", keys.Primary);
        await AssertRefusedAsync(
            emulator,
            await early.ConnectToDpsAsync(),
            5,
            "expected an enrollment for late-01, there is none; add one to the configuration");
        emulator.Enrollments.Set(new IndividualEnrollment("late-01", keys));
        await using var later = new Device(emulator, "late-01", keys.Primary);

        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await later.ConnectToDpsAsync()).ResultCode);
    }

    [TestMethod]
    public async Task ADisabledEnrollmentIsRefused()
    {
        await using var emulator = await ServiceEmulator.StartAsync(
            TestSupport.Options with { Individual = [TestSupport.Alone with { Disabled = true }] },
            TestSupport.Soon);
        await using var device = new Device(emulator, "alone-01", Key);

        await AssertRefusedAsync(
            emulator, await device.ConnectToDpsAsync(), 5, "the individual enrollment is disabled");
    }

    [TestMethod]
    public async Task AnIndividualEnrollmentComesBeforeAGroup()
    {
        await using var emulator = await TestSupport.StartAsync();
        var derived = SymmetricKeys.FromBase64(TestSupport.GroupKey).DeriveFor("alone-01").Primary;
        await using var device = new Device(emulator, "alone-01", derived);

        Assert.AreEqual(
            MqttClientConnectResultCode.NotAuthorized,
            (await device.ConnectToDpsAsync()).ResultCode);
    }

    [TestMethod]
    [DataRow(MqttProtocolVersion.V500)]
    [DataRow(MqttProtocolVersion.V310)]
    public async Task OnlyMqtt311IsSpoken(MqttProtocolVersion version)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", Key);
        var result = await device.ConnectAsync(
            emulator.Facts.Dps,
            "alone-01",
            "0ne00000A0A/registrations/alone-01/api-version=2019-03-31",
            Tokens.ForDps("alone-01", Key),
            version: version);

        Assert.AreEqual(MqttClientConnectResultCode.UnsupportedProtocolVersion, result.ResultCode);
        Assert.AreEqual(
            $"CONNACK 1: expected MQTT 3.1.1, got {version}; set the client to 3.1.1",
            (await emulator.NextAsync(EventKind.ConnectRefused)).Text);
    }

    [TestMethod]
    public async Task NoLineOfTheLogHasATokenOrAKey()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var good = new Device(emulator, "alone-01", Key);
        var token = Tokens.ForDps("alone-01", Key);
        await good.ConnectToDpsAsync(token);
        await using var bad = new Device(emulator, "alone-01", Key);
        await bad.ConnectToDpsAsync(token.Replace("registration", "x", StringComparison.Ordinal));
        var log = string.Join('\n', emulator.Events.Snapshot());

        Assert.DoesNotContain(Key, log);
        Assert.DoesNotContain(Uri.EscapeDataString(Key), log);
        Assert.DoesNotContain(token.Split('&')[1], log);
    }

    private static async Task AssertRefusedAsync(
        ServiceEmulator emulator, MqttClientConnectResult result, int code, string text)
    {
        var expected = code switch
        {
            2 => MqttClientConnectResultCode.ClientIdentifierNotValid,
            4 => MqttClientConnectResultCode.BadUserNameOrPassword,
            _ => MqttClientConnectResultCode.NotAuthorized,
        };
        Assert.AreEqual(expected, result.ResultCode);
        Assert.AreEqual(
            $"CONNACK {code}: {text}", (await emulator.NextAsync(EventKind.ConnectRefused)).Text);
    }
}
