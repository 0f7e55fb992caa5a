using System.Text;

namespace NanoDps.Emulator.Hubs;

/// <summary>A message from a device to the cloud.</summary>
public sealed record TelemetryMessage
{
    /// <summary>When it came, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The hub's host name.</summary>
    public required string Hub { get; init; }

    /// <summary>The device id.</summary>
    public required string DeviceId { get; init; }

    /// <summary>The number among all messages of the device at this hub, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The quality of service: 0 or 1.</summary>
    public required int QualityOfService { get; init; }

    /// <summary>Whether the device marked it as sent before.</summary>
    public required bool Duplicate { get; init; }

    /// <summary>The properties in the topic, decoded; system properties begin with $.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>The payload.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The payload as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
