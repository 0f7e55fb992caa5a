namespace NanoDps.Emulator.Faults;

/// <summary>The request id of an answer over MQTT.</summary>
public enum FaultRid
{
    /// <summary>That of the request, as it should be.</summary>
    Own,

    /// <summary>
    /// That of the request with a 0 behind it, which a prefix match takes for it.
    /// </summary>
    Wrong,

    /// <summary>That of the device's request before; empty when there was none.</summary>
    Last,

    /// <summary>No $rid at all.</summary>
    None,
}
