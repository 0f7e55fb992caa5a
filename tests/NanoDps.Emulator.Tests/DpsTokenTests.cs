using MQTTnet;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class DpsTokenTests
{
    private static readonly string Key = TestSupport.AloneKeys.Primary;

    [TestMethod]
    public async Task BothKeysOfAnEnrollmentAreGood()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var primary = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary);
        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await primary.ConnectToDpsAsync()).ResultCode);
        await using var secondary = new Device(
            emulator, "alone-01", TestSupport.AloneKeys.Secondary);
        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await secondary.ConnectToDpsAsync()).ResultCode);
    }

    [TestMethod]
    public async Task AWrongKeyIsRefusedAndNamed()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", TestSupport.Keys(99).Primary);

        await Refusal.AssertAsync(
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

        await Refusal.AssertAsync(
            emulator,
            await device.ConnectToDpsAsync(),
            5,
            "wrong sig: signed with the key of group fleet itself; derive the device's key from it");
    }

    [TestMethod]
    [DataRow("", "expected a shared access signature or a client certificate, got neither")]
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

        await Refusal.AssertAsync(emulator, await device.ConnectToDpsAsync(password), 5, text);
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

        await Refusal.AssertAsync(
            emulator,
            await device.ConnectToDpsAsync(Tokens.ForDps("alone-01", Key, keyName: "owner")),
            5,
            "wrong skn: expected skn=registration or none, got skn=owner");
    }

    [TestMethod]
    public async Task ATokenIsGoodUntilItsExpiryAndTheSkewAndNoLonger()
    {
        var clock = new ManualClock(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Clock = clock, TokenSkew = TimeSpan.FromSeconds(60) },
            TestSupport.Soon);
        await using var within = new Device(emulator, "alone-01", Key);
        await using var after = new Device(emulator, "alone-01", Key);
        var good = await within.ConnectToDpsAsync(
            Tokens.ForDps("alone-01", Key, 1_800_000_000 - 60));

        Assert.AreEqual(MqttClientConnectResultCode.Success, good.ResultCode);
        await Refusal.AssertAsync(
            emulator,
            await after.ConnectToDpsAsync(Tokens.ForDps("alone-01", Key, 1_800_000_000 - 61)),
            5,
            "wrong se: expected a token that has not expired, got one that expired 61 s ago "
            + "(allowed are 60 s); set the device's clock or renew the token");
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
}
