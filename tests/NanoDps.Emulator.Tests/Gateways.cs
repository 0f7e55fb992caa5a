using MQTTnet;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Tests;

/// <summary>An emulator with a gateway, and devices behind it.</summary>
internal static class Gateways
{
    public const string Name = "edge-01.plant.example";

    public static EmulatorOptions Options =>
        TestSupport.Options with { Gateway = new GatewayOptions(Name) };

    public static Task<ServiceEmulator> StartAsync() =>
        GuardedEmulator.StartAsync(Options, TestSupport.Soon);

    public static Device Behind(ServiceEmulator emulator, string id) =>
        new(emulator, id, TestSupport.KeyOf(id)) { CaFile = emulator.Gateway!.CaFile };

    public static Task<MqttClientConnectResult> ToHubAsync(
        ServiceEmulator emulator, Device device, string id, string? user = null, string? token = null) =>
        device.ConnectAsync(
            emulator.Facts.Gateway!.Endpoint,
            id,
            user ?? $"{TestSupport.HubHost}/{id}/?api-version=2021-04-12",
            token ?? Tokens.ForHub(TestSupport.HubHost, id, TestSupport.KeyOf(id)));

    /// <summary>A whole registration through the gateway.</summary>
    public static async Task ProvisionAsync(ServiceEmulator emulator, string id)
    {
        await using var device = Behind(emulator, id);
        await device.ConnectAsync(
            emulator.Facts.Gateway!.Endpoint,
            id,
            $"{TestSupport.IdScope}/registrations/{id}/api-version=2019-03-31",
            Tokens.ForDps(id, TestSupport.KeyOf(id)));
        await device.SubscribeAsync();
        var operation = await device.OperationAsync();
        await device.PollAsync("2", operation);
        await device.AnswerAsync();
        await device.PollAsync("3", operation);
        Assert.AreEqual(200, (await device.AnswerAsync()).Status);
    }
}
