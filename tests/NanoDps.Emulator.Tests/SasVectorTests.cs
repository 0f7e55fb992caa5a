using MQTTnet;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Tests;

/// <summary>
/// The documented keys and the signatures that were computed from them, from outside.
/// </summary>
[TestClass]
public sealed class SasVectorTests
{
    private const string Id = "sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6";
    private const string DeviceKey = "Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=";

    private const string DpsToken =
        "SharedAccessSignature sr=0ne00000A0A%2Fregistrations%2F" + Id
        + "&sig=G7MjtBiGDoPFvcraAETYRy8NoPgYc7P10zGeiy%2F1j4s%3D&se=1893456000";

    private const string DpsTokenLowerCase =
        "SharedAccessSignature sr=0ne00000A0A%2fregistrations%2f" + Id
        + "&sig={0}&se=1893456000";

    private const string HubToken =
        "SharedAccessSignature sr=contoso.azure-devices.net%2Fdevices%2F" + Id
        + "&sig=pfFrkV5hapK3r7irQpcafnu9CT7Qayzc7xdjcvEJR%2Bw%3D&se=1893456000";

    private const string HubTokenLowerCase =
        "SharedAccessSignature sr=contoso.azure-devices.net%2fdevices%2f" + Id
        + "&sig=DGg15WWShn5B01FJ2BgWNsLod7bIgtCJkFHIte4GJJ0%3D&se=1893456000";

    /// <summary>Long before the tokens of the vectors end.</summary>
    private static ManualClock Clock =>
        new(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));

    [TestMethod]
    public void TheDeviceKeyIsDerivedFromTheGroupKey() => Assert.AreEqual(
        DeviceKey, SymmetricKeys.FromBase64(TestSupport.GroupKey).DeriveFor(Id).Primary);

    [TestMethod]
    public async Task DpsTakesTheVectorsToken()
    {
        await using var emulator = await StartAsync();
        await using var device = new Device(emulator, Id, DeviceKey);

        Assert.AreEqual(
            MqttClientConnectResultCode.Success,
            (await device.ConnectToDpsAsync(DpsToken)).ResultCode);
    }

    [TestMethod]
    [DataRow("&skn=registration")]
    [DataRow("&skn=")]
    public async Task DpsTakesTheVectorsTokenWithAPolicyName(string suffix)
    {
        await using var emulator = await StartAsync();
        await using var device = new Device(emulator, Id, DeviceKey);

        Assert.AreEqual(
            MqttClientConnectResultCode.Success,
            (await device.ConnectToDpsAsync(DpsToken + suffix)).ResultCode);
    }

    [TestMethod]
    public async Task DpsVerifiesLowerCaseEscapesAsTheyCame()
    {
        await using var emulator = await StartAsync();
        await using var device = new Device(emulator, Id, DeviceKey);
        var signature = Tokens.Signature(
            DeviceKey, "0ne00000A0A%2fregistrations%2f" + Id + "\n1893456000");
        var token = DpsTokenLowerCase.Replace(
            "{0}", Uri.EscapeDataString(signature), StringComparison.Ordinal);

        Assert.AreEqual(
            MqttClientConnectResultCode.Success,
            (await device.ConnectToDpsAsync(token)).ResultCode);
    }

    [TestMethod]
    [DataRow(HubToken)]
    [DataRow(HubTokenLowerCase)]
    public async Task TheHubTakesTheVectorsTokens(string token)
    {
        await using var emulator = await StartAsync();
        emulator.Hubs[0].Register(Id, SymmetricKeys.FromBase64(DeviceKey));
        await using var device = new Device(emulator, Id, DeviceKey);

        Assert.AreEqual(
            MqttClientConnectResultCode.Success,
            (await device.ConnectToHubAsync(token)).ResultCode);
    }

    [TestMethod]
    public async Task ASignatureOverAnotherSpellingIsRefusedAndExplained()
    {
        await using var emulator = await StartAsync();
        await using var device = new Device(emulator, Id, DeviceKey);
        var token = DpsToken.Replace("%2F" + Id, "%2f" + Id, StringComparison.Ordinal)
            .Replace("A0A%2F", "A0A%2f", StringComparison.Ordinal);
        var result = await device.ConnectToDpsAsync(token);

        Assert.AreEqual(MqttClientConnectResultCode.NotAuthorized, result.ResultCode);
        Assert.AreEqual(
            "CONNACK 5: wrong sig: signed over another spelling of sr than the one sent (%2F and %2f differ); sign what is sent",
            (await emulator.NextAsync(Events.EventKind.ConnectRefused)).Text);
    }

    private static Task<ServiceEmulator> StartAsync() => GuardedEmulator.StartAsync(
        TestSupport.Options with
        {
            Clock = Clock,
            Hubs = [new Configuration.HubOptions("contoso.azure-devices.net")],
        },
        TestSupport.Soon);
}
