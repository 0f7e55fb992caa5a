using NanoDps.Cli.Device;
using NanoDps.Logging;

namespace NanoDps.Cli.Demo;

/// <summary>What a newcomer is told beside a line of the firmware's log.</summary>
internal static class DemoSentences
{
    /// <summary>The phase that begins with a line; null when none does.</summary>
    public static string? Phase(LogCode code, DemoStory story) => code switch
    {
        LogCode.Boot => "The board boots",
        LogCode.DpsConnecting => "TLS to DPS",
        LogCode.DpsRegister when story.DpsRequests == 0 => "Registration",
        LogCode.HubConnecting => "TLS to the hub",
        LogCode.HubSent when story.Acknowledged == 0 => "Telemetry",
        _ => null,
    };

    /// <summary>What a line means; null when it speaks for itself.</summary>
    public static string? After(LogLine line) => line.Code switch
    {
        LogCode.NetworkUp =>
            "The board is on the network. (The host board joins any: it has this computer's.)",
        LogCode.Clock =>
            "The clock is later than the firmware's release, so it can judge certificates.",
        LogCode.DpsReply when line.Value("status") == "202" =>
            $"DPS is working on it; the board may ask again in {line.Value("retry-after")} s.",
        LogCode.DpsAssigned =>
            $"The board belongs to {line.Value("hub")} from now on.",
        LogCode.DpsClosed =>
            "DPS is done, and its connection closed before the hub's: a board has memory for one.",
        _ => null,
    };
}
