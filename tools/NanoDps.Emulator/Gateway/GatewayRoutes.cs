using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Hubs;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Gateway;

/// <summary>Where a gateway forwards to.</summary>
internal sealed class GatewayRoutes(DpsServer dps, IReadOnlyList<HubServer> hubs)
{
    /// <summary>The service that a user name is for; says what was expected when none is.</summary>
    public TlsEndpoint? Find(string userName, out string fault)
    {
        fault = "";
        if (DpsUserName.Parse(userName, out _) is not null)
        {
            return dps.Endpoint;
        }

        var user = HubUserName.Parse(userName, out _);
        var hub = hubs.FirstOrDefault(
            one => string.Equals(one.Name, user?.Host, StringComparison.OrdinalIgnoreCase));
        if (hub is not null)
        {
            return hub.Endpoint;
        }

        fault = "expected a user name for DPS or for one of the hubs "
            + $"{string.Join(", ", hubs.Select(one => one.Name))}, got \"{userName}\"";
        return null;
    }
}
