using System.Net;

namespace NanoDps.Emulator;

/// <summary>One server.</summary>
/// <param name="Name">The host name that its certificate has.</param>
/// <param name="NamePort">The port that devices use with that name: 8883 or 443.</param>
/// <param name="Address">The address to connect to in its place.</param>
/// <param name="Port">The port to connect to in its place.</param>
public sealed record EndpointFacts(string Name, int NamePort, string Address, int Port)
{
    private const int MqttOverTls = 8883;
    private const int Https = 443;

    internal static EndpointFacts Of(string name, IPEndPoint address) =>
        new(name, MqttOverTls, address.Address.ToString(), address.Port);

    internal static EndpointFacts OfWeb(string name, IPEndPoint address) =>
        new(name, Https, address.Address.ToString(), address.Port);
}
