using System.Net;
using NanoDps.Emulator.Tls;
using NanoDps.Emulator.Web;

namespace NanoDps.Emulator.Mqtt;

/// <summary>The two servers that MQTT connections come to.</summary>
internal sealed class MqttTransports(TlsEndpoint plain, TlsEndpoint web)
{
    /// <summary>Cuts a connection without a word, as a lost network would.</summary>
    public void Abort(EndPoint? peer) => Of(peer).Abort(Under(peer));

    /// <summary>Leaves a connection open and neither reads from it nor writes to it.</summary>
    public void Stall(EndPoint? peer) => Of(peer).Stall(Under(peer));

    /// <summary>Closes a connection in good order, whatever was to be said on it.</summary>
    public void End(EndPoint? peer) => Of(peer).End(Under(peer));

    /// <summary>What a client showed in its handshake; null when it showed nothing.</summary>
    public ClientCertificates? CertificatesOf(EndPoint? peer) =>
        Of(peer).CertificatesOf(Under(peer));

    private TlsEndpoint Of(EndPoint? peer) => peer is WebEndPoint ? web : plain;

    private static EndPoint? Under(EndPoint? peer) => peer is WebEndPoint over ? over.Client : peer;
}
