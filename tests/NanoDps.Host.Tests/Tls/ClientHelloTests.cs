extern alias nano;

using System.Net.Sockets;
using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.Tls;

/// <summary>What the host board offers, read from the bytes that the server got.</summary>
[TestClass]
public class ClientHelloTests
{
    private const string Host = "global.azure-devices-provisioning.net";

    private static readonly Lazy<(byte[] Wire, byte[] Shown)> _sent = new(Send);

    private static Hello Sent => new(_sent.Value.Wire);

    [TestMethod]
    public void TheSuitesAreThePolicysFourInOrderAndTheScsv() => CollectionAssert.AreEqual(
        new ushort[] { 0xC02F, 0xC030, 0xC027, 0xC028, 0x00FF }, Sent.Suites);

    [TestMethod]
    public void TheGroupsAreThePolicysInOrder() => CollectionAssert.AreEqual(
        new ushort[] { 0x0017, 0x0018 }, Sent.ListOf(Hello.SupportedGroups));

    [TestMethod]
    public void TheSignaturesAreThePolicysHashesWithEcdsaAndRsa() => CollectionAssert.AreEqual(
        new ushort[] { 0x0603, 0x0601, 0x0503, 0x0501, 0x0403, 0x0401 },
        Sent.ListOf(Hello.SignatureAlgorithms));

    [TestMethod]
    public void TheVersionIsTls12AndNoneIsOfferedBeside()
    {
        Assert.AreEqual(0x0303, Sent.Version);
        Assert.DoesNotContain(Hello.SupportedVersions, Sent.Extensions.Keys);
    }

    [TestMethod]
    public void TheServersNameIsTheOneAskedFor() => Assert.AreEqual(Host, Sent.HostName);

    [TestMethod]
    public void TheExtensionsAreThoseOfABoardThatIsTrimmedToThePolicy()
    {
        // server_name, groups, point formats, signatures, encrypt_then_mac, extended_master_secret
        var extensions = Sent.Extensions.Keys.Order().ToArray();
        CollectionAssert.AreEqual(new ushort[] { 0, 10, 11, 13, 22, 23 }, extensions);
    }

    [TestMethod]
    public void TheDeviceShowsTheBytesThatWentOverTheWire() =>
        CollectionAssert.AreEqual(_sent.Value.Wire, _sent.Value.Shown);

    [TestMethod]
    public void APolicyOfOneSuiteOffersThatAlone()
    {
        var board = TestDevice.Board.With(
            TestDevice.Board.Tls.WithSuites("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"));
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            socket.Close();
        });
        using var client = new TlsClient(server.Port, board);
        Assert.AreEqual(-29312, client.FailureCode());
        CollectionAssert.AreEqual(
            new ushort[] { 0xC028, 0x00FF }, new Hello(client.Handshake.ClientHello).Suites);
    }

    private static (byte[] Wire, byte[] Shown) Send()
    {
        byte[] wire = [];
        using var server = new RawServer(socket =>
        {
            wire = RawServer.ReadRecord(socket);
            socket.Shutdown(SocketShutdown.Send);
        });
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(-29312, client.FailureCode(Host));
        return (wire, client.Handshake.ClientHello);
    }
}
