using System.Globalization;
using System.Text.Json.Nodes;
using MQTTnet.Protocol;

namespace NanoDps.Emulator.Tests;

/// <summary>An answer of DPS as a device gets it.</summary>
internal sealed record Answer(string Topic, string Body, MqttQualityOfServiceLevel Quality)
{
    public int Status => int.Parse(Topic.Split('/')[3], CultureInfo.InvariantCulture);

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public JsonObject State => Json["registrationState"]!.AsObject();
}
