namespace NanoDps.Conformance.Tests;

/// <summary>A telemetry message that a device is to send.</summary>
/// <param name="Body">The body.</param>
internal sealed record DeviceMessage(string Body)
{
    /// <summary>The system property $.ct.</summary>
    public string? ContentType { get; init; }

    /// <summary>Properties of the application.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }
}
