using System.Net;

namespace NanoDps.Emulator.Web;

/// <summary>Where a service is.</summary>
/// <param name="HostName">Its host name.</param>
/// <param name="Mqtt">The address for MQTT, which devices know as port 8883.</param>
/// <param name="Web">The address for HTTPS and WebSockets, which they know as 443.</param>
internal sealed record ServerPlace(string HostName, IPEndPoint Mqtt, IPEndPoint Web);
