using System.Text;

namespace NanoDps.Emulator.Dps;

/// <summary>One request of a device to DPS.</summary>
public sealed record DpsRequest
{
    /// <summary>When it came, in UTC.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>How it came.</summary>
    public DpsTransport Transport { get; init; }

    /// <summary>The API version that the device asks for.</summary>
    public string ApiVersion { get; init; } = "2019-03-31";

    /// <summary>What is asked.</summary>
    public required DpsRequestKind Kind { get; init; }

    /// <summary>The registration id as the device signed in with it.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>
    /// The number of this request among all of the device, from 1, over all its connections.
    /// </summary>
    public int Number { get; init; }

    /// <summary>The number of this request among those of its kind of the device, from 1.</summary>
    public int NumberOfKind { get; init; }

    /// <summary>The request id as it came; empty when there is none, as over HTTPS.</summary>
    public required string Rid { get; init; }

    /// <summary>The operation that a poll is about; null when it names none.</summary>
    public string? OperationId { get; init; }

    /// <summary>The whole topic; over HTTPS method and target.</summary>
    public required string Topic { get; init; }

    /// <summary>The payload.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The payload as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
