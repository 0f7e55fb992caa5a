namespace NanoDps.Emulator;

/// <summary>The gateway.</summary>
/// <param name="Endpoint">The server.</param>
/// <param name="CaFile">
/// The PEM file with the one root that a device behind the gateway trusts.
/// </param>
public sealed record GatewayFacts(EndpointFacts Endpoint, string CaFile);
