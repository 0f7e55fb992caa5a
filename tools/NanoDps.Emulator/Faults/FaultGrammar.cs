using K = NanoDps.Emulator.Faults.FaultActionKind;
using P = NanoDps.Emulator.Faults.FaultPoint;

namespace NanoDps.Emulator.Faults;

/// <summary>Which actions a point takes, and which parameters an action takes there.</summary>
internal static class FaultGrammar
{
    private static readonly string[] OfAnyAnswer = ["delay", "cut-after"];

    private static readonly string[] OfARequest =
    [
        "error", "message", "body", "bytes", "retry-after", "delay", "times", "rid", "stop",
        "cut-after", "connection-profile",
    ];

    private static readonly string[] OfAState =
        ["error", "message", "retry-after", "delay", "times", "rid", "cut-after"];

    /// <summary>Whether the device has named itself by then.</summary>
    public static bool KnowsDevice(P point) => !IsAccept(point) && !IsHandshake(point);

    public static bool IsAtHub(P point) => point >= P.HubAccept;

    public static bool IsRequest(P point) => point is P.Register or P.Poll;

    public static IReadOnlyList<K> Actions(P point) => point switch
    {
        _ when IsAccept(point) => [K.Answer, K.Drop, K.Close, K.Stall, K.Failover],
        _ when IsHandshake(point) =>
            [K.Answer, K.Profile, K.Drop, K.Close, K.Stall, K.Failover],
        P.Connect => [K.Answer, K.Refuse, K.Drop, K.Close, K.Stall, K.Failover],
        P.HubConnect => [K.Answer, K.Refuse, K.Drop, K.Close, K.Stall, K.Remove, K.Failover],
        P.Subscribe or P.HubSubscribe =>
            [K.Answer, K.Refuse, K.Silence, K.Drop, K.Close, K.Stall, K.Failover],
        P.Register =>
            [K.Answer, K.State, K.Assign, K.Silence, K.Drop, K.Close, K.Stall, K.Failover],
        P.Poll => [K.Answer, K.State, K.Silence, K.Drop, K.Close, K.Stall, K.Failover],
        _ => [K.Answer, K.Silence, K.Drop, K.Close, K.Stall, K.Remove, K.Failover],
    };

    public static IReadOnlyList<string> Parameters(P point, K action) => (point, action) switch
    {
        (P.Register or P.Poll, K.Answer) => OfARequest,
        (P.Register or P.Poll, K.State) => OfAState,
        (_, K.Answer) when !KnowsDevice(point) => ["delay"],
        (_, K.Answer) => OfAnyAnswer,
        _ => [],
    };

    private static bool IsAccept(P point) =>
        point is P.Accept or P.WebAccept or P.HubAccept or P.HubWebAccept;

    private static bool IsHandshake(P point) =>
        point is P.Handshake or P.WebHandshake or P.HubHandshake or P.HubWebHandshake;
}
