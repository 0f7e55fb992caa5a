namespace NanoDps.Emulator.Hubs;

/// <summary>
/// The topic of telemetry: devices/device-01/messages/events/%24.ct=application%2Fjson&amp;room=3
/// </summary>
internal static class TelemetryTopic
{
    /// <summary>
    /// The properties in a topic of this device, or null when the topic is another. The slash
    /// before the properties may be missing when there are none.
    /// </summary>
    public static Dictionary<string, string>? Parse(string topic, string deviceId)
    {
        var events = $"devices/{deviceId}/messages/events";
        if (!topic.StartsWith(events, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = topic[events.Length..];
        if (rest.Length > 0 && rest[0] != '/')
        {
            return null;
        }

        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in rest.Trim('/').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = property.Split('=', 2);
            properties[Uri.UnescapeDataString(parts[0])] =
                parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        return properties;
    }
}
