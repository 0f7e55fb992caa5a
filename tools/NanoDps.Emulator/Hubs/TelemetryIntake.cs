using System.Buffers;
using System.Net;
using MQTTnet;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Hubs;

/// <summary>Takes the messages from the devices of a hub to the cloud.</summary>
internal sealed class TelemetryIntake(string hub, TimeProvider clock, ServerLog log)
{
    /// <summary>Every message, as it came.</summary>
    public EventFeed<TelemetryMessage> Messages { get; } = new();

    /// <summary>Takes a message, or says why the device is disconnected for it.</summary>
    public string? Take(HubDevice device, MqttApplicationMessage message, EndPoint? peer)
    {
        if (TelemetryTopic.Parse(message.Topic, device.Id) is not { } properties)
        {
            return $"expected the topic devices/{device.Id}/messages/events/, got {message.Topic}";
        }

        if (message.Payload.Length > HubServer.MaxMessageBytes)
        {
            return $"expected at most {HubServer.MaxMessageBytes} bytes, "
                + $"got {message.Payload.Length}";
        }

        if (message.Retain)
        {
            // RETAIN becomes a property (Azure: MQTT support of IoT Hub).
            properties["mqtt-retain"] = "true";
        }

        var telemetry = new TelemetryMessage
        {
            Time = clock.GetUtcNow(),
            Hub = hub,
            DeviceId = device.Id,
            Number = device.NextMessage(),
            QualityOfService = (int)message.QualityOfServiceLevel,
            Duplicate = message.Dup,
            Properties = properties,
            Body = message.Payload.ToArray(),
        };
        log.Write(
            EventKind.Telemetry,
            peer,
            device.Id,
            $"message {telemetry.Number}, QoS {telemetry.QualityOfService}, "
            + $"{telemetry.Body.Length} bytes");
        Messages.Add(telemetry);
        return null;
    }
}
