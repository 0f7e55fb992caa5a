using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NanoDps.Emulator.Tests;

/// <summary>Sends a CONNECT of its own making and then nothing more, not even a PINGREQ.</summary>
internal sealed class SilentClient : IAsyncDisposable
{
    private readonly SslStream _stream;

    private SilentClient(SslStream stream) => _stream = stream;

    public static async Task<SilentClient> ConnectAsync(
        ServiceEmulator emulator, string deviceId, string key, byte keepAliveSeconds)
    {
        var hub = emulator.Facts.Hubs[0];
        var client = new TcpClient();
        await client.ConnectAsync(hub.Address, hub.Port, TestSupport.Soon);
        var stream = new SslStream(client.GetStream());
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(emulator.Facts.CaFile);
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = hub.Name,
                CertificateChainPolicy = policy,
            },
            TestSupport.Soon);
        byte[] body =
        [
            .. Text("MQTT"), 4, 0b1100_0010, 0, keepAliveSeconds,
            .. Text(deviceId),
            .. Text($"{hub.Name}/{deviceId}/?api-version=2021-04-12"),
            .. Text(Tokens.ForHub(hub.Name, deviceId, key)),
        ];
        byte[] packet =
            [0x10, (byte)(0x80 | (body.Length & 0x7F)), (byte)(body.Length >> 7), .. body];
        await stream.WriteAsync(packet, TestSupport.Soon);
        var connack = new byte[4];
        await stream.ReadExactlyAsync(connack, TestSupport.Soon);
        CollectionAssert.AreEqual(new byte[] { 0x20, 2, 0, 0 }, connack);
        return new SilentClient(stream);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }
}
