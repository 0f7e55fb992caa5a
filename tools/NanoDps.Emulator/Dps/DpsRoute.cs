namespace NanoDps.Emulator.Dps;

/// <summary>
/// A request's method and path:
/// PUT /0ne00000A0A/registrations/device-01/register
/// GET /0ne00000A0A/registrations/device-01/operations/5.1a2b…
/// POST /0ne00000A0A/registrations/device-01
/// </summary>
/// <param name="Kind">What is asked.</param>
/// <param name="IdScope">The id scope.</param>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="OperationId">The operation id; null when there is none.</param>
internal sealed record DpsRoute(
    DpsRequestKind Kind, string IdScope, string RegistrationId, string? OperationId)
{
    /// <summary>Parses method and decoded path, or returns null when DPS has no such route.</summary>
    public static DpsRoute? Parse(string method, string path) =>
        (method, path.Split('/')) switch
        {
            ("PUT", ["", var scope, "registrations", { Length: > 0 } id, "register"]) =>
                new DpsRoute(DpsRequestKind.Register, scope, id, null),
            ("GET", ["", var scope, "registrations", { Length: > 0 } id, "operations", var one]) =>
                new DpsRoute(DpsRequestKind.Poll, scope, id, one),
            ("POST", ["", var scope, "registrations", { Length: > 0 } id]) =>
                new DpsRoute(DpsRequestKind.Lookup, scope, id, null),
            _ => null,
        };
}
