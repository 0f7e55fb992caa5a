using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Faults;

/// <summary>One line of a script.</summary>
/// <param name="Place">The file and the line.</param>
/// <param name="Device">
/// A registration or device id, <see cref="AllTogether"/> or <see cref="EachAlone"/>.
/// </param>
/// <param name="Point">Where it applies.</param>
/// <param name="Where">
/// The host name of the hub, or the transport (mqtt, https), that it is limited to; null for none.
/// </param>
/// <param name="Range">Which occasions it applies to.</param>
/// <param name="Action">What it does.</param>
public sealed record FaultRule(
    string Place,
    string Device,
    FaultPoint Point,
    string? Where,
    FaultRange Range,
    FaultAction Action)
{
    /// <summary>All devices, and their occasions are counted together.</summary>
    public const string AllTogether = "*";

    /// <summary>All devices, and the occasions of each are counted for itself.</summary>
    public const string EachAlone = "each";

    /// <summary>The line without its place, to be read in a log.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it counts an occasion.</summary>
    /// <param name="point">Where the occasion is.</param>
    /// <param name="where">The host name of the hub, or the transport of a request to DPS.</param>
    /// <param name="device">The device; null when it has not named itself yet.</param>
    public bool SpeaksOf(FaultPoint point, string where, string? device) =>
        point == Point
        && (Where is null || string.Equals(Where, where, StringComparison.OrdinalIgnoreCase))
        && (Device == AllTogether
            || (device is not null
                && (Device == EachAlone || RegistrationId.Comparer.Equals(Device, device))));
}
