using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MQTTnet;
using MQTTnet.Formatter;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

/// <summary>What does not go through a gateway, and what it says then.</summary>
[TestClass]
public sealed class GatewayRefusalTests
{
    [TestMethod]
    public async Task ItHasTheSameRulesForAHelloAsTheServices()
    {
        await using var emulator = await Gateways.StartAsync();

        StringAssert.Contains(
            await OpenSsl.ClientAsync(
                emulator.Gateway!.Endpoint.Address, "-tls1_2 -cipher ECDHE-RSA-AES128-SHA"),
            "SSL alert number 40");
    }

    [TestMethod]
    public async Task ATokenIsCheckedByTheHubAndItsRefusalComesThrough()
    {
        await using var emulator = await Gateways.StartAsync();
        await Gateways.ProvisionAsync(emulator, "alone-01");
        await using var device = Gateways.Behind(emulator, "alone-01");
        var wrong = Tokens.ForHub(TestSupport.HubHost, "alone-01", TestSupport.KeyOf("fleet-01"));

        var result = await Gateways.ToHubAsync(emulator, device, "alone-01", token: wrong);

        Assert.AreEqual(MqttClientConnectResultCode.NotAuthorized, result.ResultCode);
        var refused = await emulator.NextAsync(EventKind.ConnectRefused);
        Assert.AreEqual(TestSupport.HubHost, refused.Server);
        StringAssert.StartsWith(refused.Text, "CONNACK 5: wrong sig: ");
    }

    [TestMethod]
    public async Task AUserNameForAHubThatItDoesNotKnowIsRefused()
    {
        await using var emulator = await Gateways.StartAsync();
        await using var device = Gateways.Behind(emulator, "alone-01");
        const string user = "other.azure-devices.net/alone-01/?api-version=2021-04-12";

        var result = await Gateways.ToHubAsync(emulator, device, "alone-01", user);

        Assert.AreEqual(MqttClientConnectResultCode.NotAuthorized, result.ResultCode);
        Assert.AreEqual(
            "CONNACK 5: expected a user name for DPS or for one of the hubs "
            + $"{TestSupport.HubHost}, got \"{user}\"",
            (await emulator.NextAsync(EventKind.ConnectRefused)).Text);
    }

    [TestMethod]
    public async Task WhenTheServiceCannotBeTrustedTheDeviceIsToldThatItIsUnavailable()
    {
        var options = Gateways.Options;
        await using var emulator = await GuardedEmulator.StartAsync(
            options with
            {
                Hubs = [options.Hubs[0] with { Profile = Certificates.EndpointProfile.UntrustedRoot }],
            },
            TestSupport.Soon);
        await using var device = Gateways.Behind(emulator, "alone-01");

        var result = await Gateways.ToHubAsync(emulator, device, "alone-01");

        Assert.AreEqual(MqttClientConnectResultCode.ServerUnavailable, result.ResultCode);
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.ConnectRefused)).Text,
            $"CONNACK 3: expected to reach {TestSupport.HubHost}: The remote certificate is invalid");
    }

    [TestMethod]
    public async Task WhatIsNoMqtt311IsRefusedWithItsReason()
    {
        await using var emulator = await Gateways.StartAsync();
        await using var device = Gateways.Behind(emulator, "alone-01");
        var facts = emulator.Facts.Gateway!.Endpoint;
        var result = await device.ConnectAsync(
            facts, "alone-01", "u", "p", version: MqttProtocolVersion.V500);

        Assert.AreNotEqual(MqttClientConnectResultCode.Success, result.ResultCode);
        Assert.AreEqual(
            "CONNACK 1: expected MQTT 3.1.1, got V500; set the client to 3.1.1",
            (await emulator.NextAsync(EventKind.ConnectRefused)).Text);
    }

    [TestMethod]
    [DataRow("GET / HTTP/1.1", "expected a CONNECT (0x10), got 0x47")]
    [DataRow("\u0010\u00ff\u00ff\u0001", "expected a CONNECT of at most 16384 bytes, got more")]
    public async Task BytesThatAreNoConnectAreRefusedWithTheirReason(string text, string reason)
    {
        await using var emulator = await Gateways.StartAsync();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(emulator.Gateway!.Endpoint.Address, TestSupport.Soon);
        await using var tls = await TlsAsync(tcp, emulator.Gateway.CaFile);
        await tls.WriteAsync(Encoding.Latin1.GetBytes(text), TestSupport.Soon);

        var answer = new byte[4];
        await tls.ReadExactlyAsync(answer, TestSupport.Soon);
        CollectionAssert.AreEqual(new byte[] { 0x20, 2, 0, 1 }, answer);
        Assert.AreEqual(
            "CONNACK 1: " + reason, (await emulator.NextAsync(EventKind.ConnectRefused)).Text);
    }

    private static async Task<SslStream> TlsAsync(TcpClient tcp, string caFile)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(caFile);
        var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = Gateways.Name,
                EnabledSslProtocols = SslProtocols.Tls12,
                CertificateChainPolicy = policy,
            },
            TestSupport.Soon);
        return tls;
    }
}
