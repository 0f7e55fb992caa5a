using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Dps;

/// <summary>What a device shows to prove who it is.</summary>
/// <param name="Token">
/// A shared access signature: the password over MQTT, the Authorization over HTTPS; empty when
/// there is none.
/// </param>
/// <param name="Certificates">What it showed in the handshake; null when nothing.</param>
internal sealed record DpsProof(string Token, ClientCertificates? Certificates);
