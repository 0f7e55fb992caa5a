using NanoDps.Emulator.Faults;
using K = NanoDps.Emulator.Faults.FaultActionKind;
using P = NanoDps.Emulator.Faults.FaultPoint;

namespace NanoDps.Machine.Tests.Matrix;

/// <summary>
/// Every fault that the script knows, at every point that takes it: made from the grammar, so that
/// a new one is in the matrix by itself.
/// </summary>
internal static class FaultCases
{
    private static readonly string[] Profiles =
    [
        "untrustedRoot", "wrongHostName", "expired", "notYetValid", "legacySuite",
        "ecdsaCertificate", "tls11", "tls11ServerHello",
    ];

    private static readonly string[] Statuses =
    [
        "400 error=400207", "401 error=401002", "403 error=403001", "404 error=404201",
        "409 error=409001", "412 error=412001", "429 error=429001", "500 error=500001",
        "503 error=503001", "302", "204",
    ];

    private static readonly string[] Words =
        ["failed", "disabled", "unassigned", "assigning", "hibernating"];

    /// <summary>What an answer can have wrong and still be the service's own.</summary>
    private static readonly string[] Changes =
    [
        "body=none", "body=html", "body=truncated", "body=huge", "body='[1,2'",
        "retry-after=0", "retry-after=1", "retry-after=30", "retry-after=none", "Retry-After=30",
        "retry-after=99999999999", "retry-after=-5", "retry-after=soon",
        "delay=10", "delay=45", "times=3", "rid=wrong", "rid=last", "rid=none", "cut-after=0",
        "connection-profile=mqttV5",
        "stop=head", "stop=body",
    ];

    /// <summary>Point and action, as a script has them.</summary>
    public static IEnumerable<(string Point, string Action)> All =>
        from point in Enum.GetValues<P>()
        where point is not (P.HubSubscribe or P.HubWebAccept or P.HubWebHandshake) // nothing to do with it
        from action in FaultGrammar.Actions(point)
        from text in Texts(point, action)
        select (Name(point), text);

    private static IEnumerable<string> Texts(P point, K action) => action switch
    {
        K.Answer when point is P.Register or P.Poll =>
            [
                .. Statuses.Select(status => "answer " + status),
                "answer 429 error=429001 retry-after=30", "answer 503 body=html retry-after=1",
                .. Changes.Select(change => "answer " + change),
            ],
        K.Answer when !FaultGrammar.KnowsDevice(point) =>
            ["answer delay=10", "answer delay=90"],
        K.Answer => ["answer delay=10", "answer delay=90", "answer cut-after=0", "answer cut-after=2"],
        K.State => Words.Select(word => "state " + word),
        K.Assign => ["assign contoso-us.azure-devices.net"],
        K.Refuse when point is P.Connect or P.HubConnect =>
            Enumerable.Range(1, 5).Select(code => $"refuse {code}"),
        K.Profile => Profiles.Select(profile => "profile " + profile),
        _ => [Name(action)],
    };

    private static string Name<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, at) =>
            (at > 0 && char.IsUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)));
}
