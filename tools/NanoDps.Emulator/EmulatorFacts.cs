using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator;

/// <summary>What a client of any make needs to know about a running emulator.</summary>
/// <param name="IdScope">The id scope.</param>
/// <param name="CaFile">The PEM file with the root to trust.</param>
/// <param name="Dps">The provisioning service.</param>
/// <param name="Hubs">The hubs.</param>
/// <param name="Individual">The individual enrollments.</param>
/// <param name="Groups">The enrollment groups.</param>
public sealed record EmulatorFacts(
    string IdScope,
    string CaFile,
    EndpointFacts Dps,
    IReadOnlyList<EndpointFacts> Hubs,
    IReadOnlyList<IndividualFacts> Individual,
    IReadOnlyList<GroupFacts> Groups)
{
    /// <summary>
    /// The servers of HTTPS and WebSockets: that of the provisioning service, then those of the
    /// hubs in their order.
    /// </summary>
    public IReadOnlyList<EndpointFacts> Web { get; init; } = [];

    /// <summary>The certificates that were made for devices.</summary>
    public IReadOnlyList<DeviceCertificateFacts> Devices { get; init; } = [];

    /// <summary>The gateway; null when there is none.</summary>
    public GatewayFacts? Gateway { get; init; }

    private static readonly JsonSerializerOptions OneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All of it as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, OneLine);

    internal static EmulatorFacts Of(
        ServiceEmulator emulator, string caFile, MadeEnrollments made) => new(
        emulator.Options.IdScope,
        caFile,
        EndpointFacts.Of(emulator.Dps.Endpoint.HostName, emulator.Dps.Endpoint.Address),
        [.. emulator.Hubs.Select(hub => EndpointFacts.Of(hub.Name, hub.Endpoint.Address))],
        [.. emulator.Enrollments.Individual.Select(one => new IndividualFacts(
            one.RegistrationId, one.DeviceId, one.Keys?.Primary, one.Disabled))],
        [.. emulator.Enrollments.Groups.Select(one => new GroupFacts(
            one.Name, one.Keys?.Primary, one.Disabled)
        {
            CaFile = made.CaFileOf(one.Name),
        })])
    {
        Web =
        [
            EndpointFacts.OfWeb(emulator.Dps.Web.HostName, emulator.Dps.Web.Address),
            .. emulator.Hubs.Select(hub => EndpointFacts.OfWeb(hub.Name, hub.Web.Address)),
        ],
        Devices = [.. made.Devices.Select(one => new DeviceCertificateFacts(
            one.RegistrationId, one.CertificateFile, one.KeyFile))],
        Gateway = emulator.Gateway is { } gateway
            ? new GatewayFacts(
                EndpointFacts.Of(gateway.Endpoint.HostName, gateway.Endpoint.Address),
                gateway.CaFile)
            : null,
    };
}
