using MQTTnet;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

/// <summary>Checks both sides of a refused CONNECT: the code at the client, the line in the log.</summary>
internal static class Refusal
{
    public static async Task AssertAsync(
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
