using MQTTnet;
using MQTTnet.Formatter;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class DpsConnectTests
{
    private static readonly string Key = TestSupport.AloneKeys.Primary;

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

        await Refusal.AssertAsync(
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

        await Refusal.AssertAsync(
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
    public async Task ADeviceWithoutEnrollmentIsRefusedUntilItHasOne()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Groups = [] }, TestSupport.Soon);
        var keys = TestSupport.Keys(5);
        await using var early = new Device(emulator, "late-01", keys.Primary);
        await Refusal.AssertAsync(
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
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Individual = [TestSupport.Alone with { Disabled = true }] },
            TestSupport.Soon);
        await using var device = new Device(emulator, "alone-01", Key);

        await Refusal.AssertAsync(
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
}
