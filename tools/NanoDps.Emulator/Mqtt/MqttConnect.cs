using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Mqtt;

/// <summary>What a CONNECT says.</summary>
/// <param name="ClientId">The client id.</param>
/// <param name="UserName">The user name; empty when absent.</param>
/// <param name="Password">The password; empty when absent.</param>
/// <param name="Certificates">What the client showed in the handshake; null when nothing.</param>
internal sealed record MqttConnect(
    string ClientId, string UserName, string Password, ClientCertificates? Certificates);
