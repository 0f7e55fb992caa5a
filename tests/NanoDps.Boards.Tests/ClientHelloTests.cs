using NanoDps.Boards.Proof;

namespace NanoDps.Boards.Tests;

/// <summary>The reading of captured ClientHellos, and what the proof holds them to.</summary>
[TestClass]
public sealed class ClientHelloTests
{
    private const string Name = "global.azure-devices-provisioning.net";

    private const string Suites =
        "cipher suites: expected 0xC02F 0xC030 0xC027 0xC028 0x00FF, got ";

    // What the image of an ESP32_C3 sent in the proof.
    private const string Captured =
        "160303008f0100008b03036b06cdc062a251d26c887a3ea4d3839a172a6dceae24504bd80335e7002af42a00"
        + "000ac02fc030c027c02800ff010000580000002a0028000025676c6f62616c2e617a7572652d646576696365"
        + "732d70726f766973696f6e696e672e6e6574000a0006000400170018000d000e000c06030601050305010403"
        + "0401000b000201000016000000170000";

    private static readonly TlsPolicy _policy =
        TlsPolicy.Load(Path.Combine(Repository.Boards, "tls-policy.json"));

    [TestMethod]
    public void TheCapturedOneIsRead()
    {
        var hello = ClientHello.Parse(Convert.FromHexString(Captured));

        Assert.AreEqual(148, hello.RecordLength);
        Assert.AreEqual(0x0303, hello.Version);
        Assert.AreEqual(Name, hello.ServerName);
        CollectionAssert.AreEqual(
            new ushort[] { 0xC02F, 0xC030, 0xC027, 0xC028, 0x00FF }, hello.CipherSuites.ToArray());
        CollectionAssert.AreEqual(new ushort[] { 0x17, 0x18 }, hello.Groups.ToArray());
        CollectionAssert.AreEqual(
            new ushort[] { 0x0603, 0x0601, 0x0503, 0x0501, 0x0403, 0x0401 },
            hello.SignatureAlgorithms.ToArray());
        CollectionAssert.AreEqual(
            new ushort[] { 0, 10, 13, 11, 22, 23 }, hello.Extensions.ToArray());
    }

    [TestMethod]
    public void TheCapturedOneIsThePolicys()
    {
        Assert.IsEmpty(Problems(Captured));
    }

    [TestMethod]
    [DataRow(
        "c02fc030", "c030c02f",
        Suites + "0xC030 0xC02F 0xC027 0xC028 0x00FF")]
    [DataRow(
        "c02800ff", "c01400ff", Suites + "0xC02F 0xC030 0xC027 0xC014 0x00FF")]
    [DataRow("00170018", "0018001d", "groups: expected 0x0017 0x0018, got 0x0018 0x001D")]
    [DataRow(
        "060306010503", "020106010503",
        "signature algorithms: expected 0x0603 0x0601 0x0503 0x0501 0x0403 0x0401, "
            + "got 0x0201 0x0601 0x0503 0x0501 0x0403 0x0401")]
    [DataRow("8b03036b", "8b03026b", "version: expected 0x0303, got 0x0302")]
    [DataRow(
        "6e6574000a", "6e6578000a",
        "server name: expected " + Name + ", got \"global.azure-devices-provisioning.nex\"")]
    [DataRow("00160000", "00230000", "extensions: expected none, got session_ticket")]
    [DataRow(
        "00160000", "002b0000",
        "extensions: expected none, got supported_versions, which is how TLS 1.3 is offered")]
    [DataRow(
        "00160000", "00100000",
        "extensions: expected none, got application_layer_protocol_negotiation")]
    public void WhatDiffersFromThePolicyIsNamed(string old, string replacement, string expected)
    {
        Assert.AreEqual(
            expected,
            Assert.ContainsSingle(
                Problems(Captured.Replace(old, replacement, StringComparison.Ordinal))));
    }

    [TestMethod]
    public void A150ByteOneIsTooLong()
    {
        // Two bytes more of an extension, in all four lengths.
        var longer = Captured
            .Replace("160303008f0100008b", "16030300910100008d", StringComparison.Ordinal)
            .Replace("01000058", "0100005a", StringComparison.Ordinal)
            .Replace("00160000", "001600020000", StringComparison.Ordinal);

        Assert.AreEqual(
            "length: expected up to 149 bytes, got 150", Assert.ContainsSingle(Problems(longer)));
    }

    [TestMethod]
    public void EveryTruncationIsRefused()
    {
        var bytes = Convert.FromHexString(Captured);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.ThrowsExactly<InvalidDataException>(
                () => ClientHello.Parse(bytes.AsSpan(0, length)), $"{length} bytes");
        }
    }

    [TestMethod]
    public void AnExtensionThatComesTwiceIsRefused()
    {
        var bytes = Convert.FromHexString(
            Captured.Replace("00170000", "00160000", StringComparison.Ordinal));

        var error = Assert.ThrowsExactly<InvalidDataException>(() => ClientHello.Parse(bytes));
        Assert.AreEqual("expected extension 22 once, got it twice", error.Message);
    }

    [TestMethod]
    [DataRow(0, "15")]
    [DataRow(5, "02")]
    public void AnotherRecordOrMessageIsRefused(int at, string type)
    {
        var bytes = Convert.FromHexString(Captured);
        bytes[at] = Convert.FromHexString(type)[0];

        var error = Assert.ThrowsExactly<InvalidDataException>(() => ClientHello.Parse(bytes));
        Assert.AreEqual("expected a handshake record with a ClientHello", error.Message);
    }

    private static string[] Problems(string hex) =>
        [.. HelloCheck.Problems(_policy, ClientHello.Parse(Convert.FromHexString(hex)), Name)];
}
