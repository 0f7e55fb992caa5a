using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using NanoDps.Emulator.Certificates;

namespace NanoDps.Emulator.Tests;

/// <summary>
/// A device with a certificate that says CONNECT and no more. MQTTnet's client cannot send
/// intermediates, so this one is made of .NET's TLS and a packet.
/// </summary>
internal static class CertificateDevice
{
    public static SslStreamCertificateContext Context(DeviceCertificate certificate) => Context(
        certificate.Certificate, [.. certificate.Intermediates]);

    public static SslStreamCertificateContext Context(
        X509Certificate2 leaf, params X509Certificate2[] intermediates) =>
        SslStreamCertificateContext.Create(leaf, [.. intermediates], offline: true);

    /// <summary>TLS as a device has it, with a certificate or without one.</summary>
    public static SslClientAuthenticationOptions Tls(
        ServiceEmulator emulator, string host, SslStreamCertificateContext? certificate)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(emulator.Facts.CaFile);
        return new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = SslProtocols.Tls12,
            CertificateChainPolicy = policy,
            ClientCertificateContext = certificate,
        };
    }

    /// <summary>The return code of the CONNACK at DPS.</summary>
    public static Task<int> ConnectToDpsAsync(
        ServiceEmulator emulator, string id, SslStreamCertificateContext certificate) =>
        ConnectAsync(
            emulator,
            emulator.Facts.Dps,
            id,
            $"{TestSupport.IdScope}/registrations/{id}/api-version=2019-03-31",
            certificate);

    /// <summary>The return code of the CONNACK at the first hub.</summary>
    public static Task<int> ConnectToHubAsync(
        ServiceEmulator emulator, string id, SslStreamCertificateContext? certificate) =>
        ConnectAsync(
            emulator,
            emulator.Facts.Hubs[0],
            id,
            $"{emulator.Facts.Hubs[0].Name}/{id}/?api-version=2021-04-12",
            certificate);

    private static async Task<int> ConnectAsync(
        ServiceEmulator emulator, EndpointFacts endpoint, string id, string userName,
        SslStreamCertificateContext? certificate)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(endpoint.Address, endpoint.Port, TestSupport.Soon);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            Tls(emulator, endpoint.Name, certificate), TestSupport.Soon);
        var packet = new MqttPacketFormatterAdapter(
            MqttProtocolVersion.V311, new MqttBufferWriter(512, 4096)).Encode(
            new MqttConnectPacket
            {
                ClientId = id,
                Username = userName,
                CleanSession = true,
            });
        await tls.WriteAsync(packet.Join(), TestSupport.Soon);
        var acknowledgement = new byte[4];
        await tls.ReadExactlyAsync(acknowledgement, TestSupport.Soon);
        Assert.AreEqual(0x20, acknowledgement[0]);
        return acknowledgement[3];
    }
}
