extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::System.Net;

namespace NanoDps.Host.Tests.Sockets;

[TestClass]
public class DnsTests
{
    [TestMethod]
    public void A2_AnUnknownNameIs11001()
    {
        using var device = new TestDevice();
        Assert.AreEqual(
            11001, Errors.SocketCode(() => Dns.GetHostEntry("no-such-name.invalid")));
    }

    [TestMethod]
    [DataRow("localhost")]
    [DataRow("127.0.0.1")]
    [DataRow("global.azure-devices-provisioning.net")]
    public void A3_ThereIsExactlyOneAddressAndTheNameAsGiven(string name)
    {
        using var device = new TestDevice();
        var entry = Dns.GetHostEntry(name);
        Assert.AreEqual(name, entry.HostName);
        Assert.HasCount(1, entry.AddressList);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(null)]
    public void A4_NoNameIsNoError(string? name)
    {
        using var device = new TestDevice();
        Assert.AreEqual("127.0.0.1", Dns.GetHostEntry(name!).AddressList[0].ToString());
    }

    [TestMethod]
    public void A5_ParseTakesShortFormsAndThrowsArgumentException()
    {
        Assert.AreEqual("1.2.0.3", IPAddress.Parse("1.2.3").ToString());
        Errors.Default<ArgumentException>(() => IPAddress.Parse("999.1.1.1"));
        Errors.Default<ArgumentException>(() => IPAddress.Parse("abc"));
        Assert.ThrowsExactly<NullReferenceException>(() => IPAddress.Parse(null!));
    }

    [TestMethod]
    public void A2_AnUnknownNameWithoutADeviceIs11001Too()
    {
        Assert.AreEqual(
            11001, Errors.SocketCode(() => Dns.GetHostEntry("no-such-name.invalid")));
    }
}
