extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::System.Net;
using nano::System.Net.Sockets;

namespace NanoDps.Host.Tests.Boards;

[TestClass]
public class NameMapTests
{
    [TestMethod]
    public void EachMappedNameHasOneAddressOfItsOwnWhateverItsCase()
    {
        using var device = new TestDevice();
        device.Device.Names.Map("a.example:1", "127.0.0.1:1");
        device.Device.Names.Map("b.example:1", "127.0.0.1:1");
        var a = Dns.GetHostEntry("a.example").AddressList[0];
        Assert.AreEqual(a, Dns.GetHostEntry("A.Example").AddressList[0]);
        Assert.AreNotEqual(a, Dns.GetHostEntry("b.example").AddressList[0]);
        Assert.AreEqual(127, a.GetAddressBytes()[0]);
    }

    [TestMethod]
    public void APortThatIsNotMappedIsClosed()
    {
        using var device = new TestDevice();
        device.Device.Names.Map("a.example:1", "127.0.0.1:1");
        var address = Dns.GetHostEntry("a.example").AddressList[0];
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.AreEqual(
            10061, Errors.SocketCode(() => socket.Connect(new IPEndPoint(address, 2))));
    }

    [TestMethod]
    public void MappingAgainReplacesTheTarget()
    {
        using var server = new RawServer(_ => { });
        using var device = new TestDevice();
        device.Device.Names.Map("a.example:1", "127.0.0.1:1");
        device.Device.Names.Map("A.example:1", $"127.0.0.1:{server.Port}");
        var address = Dns.GetHostEntry("a.example").AddressList[0];
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(address, 1));
        Assert.AreEqual(
            $"127.0.0.1:{server.Port}", device.Device.Connections.Single().Target);
    }

    [TestMethod]
    public void ANameThatLeadsElsewhereHasAnotherAddressAndTheOldOneStaysBehind()
    {
        using var before = new RawServer(_ => { });
        using var after = new RawServer(_ => { });
        using var device = new TestDevice();
        device.Device.Names.Map("a.example:1", $"127.0.0.1:{before.Port}");
        device.Device.Names.Map("a.example:2", $"127.0.0.1:{before.Port}");
        var old = Dns.GetHostEntry("a.example").AddressList[0];
        device.Device.Names.Map("a.example:1", $"127.0.0.1:{after.Port}");
        device.Device.Names.Map("a.example:1", $"127.0.0.1:{after.Port}");
        var current = Dns.GetHostEntry("a.example").AddressList[0];

        Connect(old, 1);
        Connect(current, 1);
        Connect(current, 2);
        Assert.AreNotEqual(old, current);
        CollectionAssert.AreEqual(
            new[] { $"a.example:1 {before.Port}", $"a.example:1 {after.Port}", $"a.example:2 {before.Port}" },
            device.Device.Connections.Select(one => $"{one.Peer} {one.Target.Split(':')[1]}").ToArray());
    }

    [TestMethod]
    public void DevicesDoNotShareTheirMaps()
    {
        using var first = new TestDevice();
        first.Device.Names.Map("only-first.invalid:1", "127.0.0.1:1");
        using var second = new TestDevice();
        Assert.AreEqual(
            11001, Errors.SocketCode(() => Dns.GetHostEntry("only-first.invalid")));
    }

    [TestMethod]
    [DataRow("a.example", "127.0.0.1:1", "expected name:port, got \"a.example\"")]
    [DataRow("a.example:0", "127.0.0.1:1", "expected name:port, got \"a.example:0\"")]
    [DataRow("a.example:65536", "127.0.0.1:1", "expected name:port, got \"a.example:65536\"")]
    [DataRow(":1", "127.0.0.1:1", "expected name:port, got \":1\"")]
    [DataRow("a.example:1", "127.0.0.1", "expected address:port, got \"127.0.0.1\"")]
    [DataRow(
        "a.example:1",
        "localhost:1",
        "expected address:port with an IPv4 address, got \"localhost:1\"")]
    public void AMalformedEntryIsRefused(string from, string to, string message)
    {
        using var device = new TestDevice();
        Errors.Says<ArgumentException>(message, () => device.Device.Names.Map(from, to));
    }

    private static void Connect(IPAddress address, int port) =>
        new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            .Connect(new IPEndPoint(address, port));
}
