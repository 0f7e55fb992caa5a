using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tls;
using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests;

/// <summary>The hello of the firmware, byte by byte as a server receives it.</summary>
[TestClass]
public sealed class ClientHelloTests : EmulatorTest
{
    private const int SessionIdLengthAt = 4 + 2 + 32;

    private const ushort SupportedVersions = 43;
    private const ushort KeyShare = 51;

    /// <summary>RFC 5746, 3.3: stands for an empty renegotiation_info.</summary>
    private const string Scsv = "00ff";

    private static readonly JsonElement Policy =
        JsonDocument.Parse(File.ReadAllText(Repository.File("boards/tls-policy.json"))).RootElement;

    [TestMethod]
    [DataRow(Dps)]
    [DataRow(Given.Hub)]
    public async Task ItOffersTheSuitesOfThePolicyInItsOrderAndNoOther(string server)
    {
        var message = (await HelloAsync(server)).Message.AsSpan();

        // No session id to resume, and then the list: 10 bytes, five numbers.
        var list = Convert.ToHexStringLower(message.Slice(SessionIdLengthAt, 13));
        Assert.AreEqual("00000ac02fc030c027c02800ff", list);
        Assert.AreEqual("00000a" + string.Concat(Ids("cipherSuites")) + Scsv, list);
    }

    [TestMethod]
    public async Task ItOffersTls12AndNoOther()
    {
        var hello = await HelloAsync();

        // client_hello, its length, and the highest version.
        var message = hello.Message.AsSpan();
        Assert.AreEqual("01", Convert.ToHexStringLower(message[..1]));
        Assert.AreEqual("0303", Convert.ToHexStringLower(message.Slice(4, 2)));
        Assert.IsFalse(hello.Has(SupportedVersions), "supported_versions is of TLS 1.3");
        Assert.IsFalse(hello.Has(KeyShare), "key_share is of TLS 1.3");
    }

    [TestMethod]
    [DataRow(Dps, Given.DpsHost)]
    [DataRow(Given.Hub, Given.Hub)]
    public async Task ItNamesTheServerThatItMeans(string server, string name)
    {
        var hello = await HelloAsync(server);

        Assert.AreEqual(name, hello.ServerName);
    }

    [TestMethod]
    public async Task ItOffersTheGroupsOfThePolicy()
    {
        Assert.AreEqual("0004" + string.Concat(Ids("groups")), Extension(await HelloAsync(), 10));
    }

    [TestMethod]
    public async Task ItTakesPointsThatAreNotCompressedAlone()
    {
        Assert.AreEqual("0100", Extension(await HelloAsync(), 11));
    }

    [TestMethod]
    public async Task ItTakesSignaturesWithTheHashesOfThePolicy()
    {
        var hello = await HelloAsync();

        var policy = Ids("signatureHashes");
        var hashes = hello.SignatureAlgorithms
            .Select(one => (one >> 8).ToString("x2", CultureInfo.InvariantCulture));
        CollectionAssert.AreEqual(policy, hashes.Distinct().ToArray());
        foreach (var hash in policy)
        {
            CollectionAssert.Contains(hello.SignatureAlgorithms, Convert.ToUInt16(hash + "01", 16));
        }
    }

    [TestMethod]
    public async Task ItAsksForEncryptThenMacAndTheExtendedMasterSecret()
    {
        var hello = await HelloAsync();

        Assert.AreEqual("", Extension(hello, 22));
        Assert.AreEqual("", Extension(hello, 23));
    }

    [TestMethod]
    public async Task ItHasNoExtensionBeyondTheseSix()
    {
        var hello = await HelloAsync();

        CollectionAssert.AreEquivalent(
            new ushort[] { 0, 10, 11, 13, 22, 23 },
            hello.Extensions.Select(one => one.Type).ToArray());
    }

    [TestMethod]
    public async Task ItFitsIntoOneRecordOf150Bytes()
    {
        var hello = await HelloAsync();

        Assert.AreEqual(1, hello.Records);
        Assert.AreEqual(5 + hello.Message.Length, hello.StreamBytes);
        Assert.IsLessThanOrEqualTo(150, hello.StreamBytes);
    }

    [TestMethod]
    public async Task WhatIsSentIsWhatArrives()
    {
        await StartAsync();
        var device = Fixture.StartApplication(Given.Device);
        var hello = (await Fixture.EventAsync(Dps, EventKind.Hello)).Hello!;
        await device.LineAsync(Logging.LogCode.DpsConnected);

        CollectionAssert.AreEqual(
            hello.Message.ToArray(), device.Host.Handshakes[0].ClientHello[5..]);
    }

    private async Task<ClientHello> HelloAsync(string server = Dps)
    {
        await StartAsync();
        Fixture.StartApplication(Given.Device);
        return (await Fixture.EventAsync(server, EventKind.Hello)).Hello!;
    }

    private static string Extension(ClientHello hello, ushort type) =>
        Convert.ToHexStringLower(hello.Extensions.Single(one => one.Type == type).Data.AsSpan());

    /// <summary>The numbers of a list of the policy file, as hex digits.</summary>
    private static string[] Ids(string list) =>
    [
        .. Policy.GetProperty(list).EnumerateArray()
            .Select(one => one.GetProperty("id").GetString()![2..].ToLowerInvariant()),
    ];
}
