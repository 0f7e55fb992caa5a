using NanoDps.Audit.Capture;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class LinkLayerTests
{
    private static readonly byte[] Hello = Vectors.FourSuites;

    private static readonly byte[] Ip4 =
        Wire.IPv4(Wire.Device, Wire.Dps, Wire.Tcp(Wire.Device, Wire.Dps, 1000, Hello));

    private static readonly byte[] Ip6 =
        Wire.IPv6(Wire.Device6, Wire.Dps6, Wire.Tcp(Wire.Device6, Wire.Dps6, 1000, Hello));

    [TestMethod]
    public void EthernetWithIPv4IsRead() => IsFound(Wire.Ethernet(Ip4), 1);

    [TestMethod]
    public void EthernetWithIPv6IsRead() => IsFound6(Wire.Ethernet(Ip6, 0x86DD), 1);

    [TestMethod]
    public void TwoVlanTagsAreTakenOff() =>
        IsFound(Wire.Ethernet([0, 7, 0x81, 0x00, 0, 9, 0x08, 0x00, .. Ip4], 0x88A8), 1);

    [TestMethod]
    public void PppoeIsTakenOff() =>
        IsFound(Wire.Ethernet([0x11, 0, 0, 1, 0, 0, 0x00, 0x21, .. Ip4], 0x8864), 1);

    [TestMethod]
    public void PaddingOfAShortFrameIsNoData() => IsFound(Wire.Ethernet([.. Ip4, 0, 0, 0, 0, 0, 0]), 1);

    [TestMethod]
    public void LinuxCookedV1IsRead() =>
        IsFound([0, 4, 3, 4, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, .. Ip4], 113);

    [TestMethod]
    public void LinuxCookedV2IsRead() => IsFound6(
        [0x86, 0xDD, 0, 0, 0, 0, 0, 1, 3, 4, 4, 6, 0, 0, 0, 0, 0, 0, 0, 0, .. Ip6], 276);

    [TestMethod]
    [DataRow(0u)]
    [DataRow(108u)]
    public void LoopbackOfBsdIsReadInEitherByteOrder(uint linkType)
    {
        IsFound([2, 0, 0, 0, .. Ip4], linkType);
        IsFound6([0, 0, 0, 30, .. Ip6], linkType);
    }

    [TestMethod]
    [DataRow(101u)]
    [DataRow(12u)]
    [DataRow(14u)]
    public void RawIpIsReadByItsVersion(uint linkType)
    {
        IsFound(Ip4, linkType);
        IsFound6(Ip6, linkType);
    }

    [TestMethod]
    public void RawIpOfOneVersionIsRead()
    {
        IsFound(Ip4, 228);
        IsFound6(Ip6, 229);
    }

    [TestMethod]
    public void ExtensionHeadersOfIPv6AreSkipped()
    {
        var tcp = Wire.Tcp(Wire.Device6, Wire.Dps6, 1000, Hello);
        // Hop-by-hop, destination options of 16 bytes, a fragment header of a whole packet.
        byte[] payload = [60, 0, 1, 4, 0, 0, 0, 0, 44, 1, 1, 12, .. new byte[12], 6, 0, 0, 0, 0, 0, 0, 9, .. tcp];

        IsFound6(Wire.Ethernet(Wire.IPv6(Wire.Device6, Wire.Dps6, payload, next: 0), 0x86DD), 1);
    }

    [TestMethod]
    public void ATotalLengthOfZeroIsThatOfTheFrame()
    {
        var ip = Ip4.ToArray();
        ip[2] = ip[3] = 0;

        IsFound(Wire.Ethernet(ip), 1);
    }

    [TestMethod]
    public void AnUnknownLinkTypeIsNamed()
    {
        var hint = Refusal.Of(
            "expected a ClientHello in the capture, got 1 packets, 0 TCP streams; "
            + "1 packets have link type 105, which is not read here",
            () => InputReader.Read(Wire.Pcap([Ip4], linkType: 105)));

        Assert.AreEqual("capture on Ethernet, any, loopback or raw IP (link types 0, 1, 101, 113, 276)", hint);
    }

    [TestMethod]
    public void FragmentsOfIpAreCountedAndNotTakenForTcp() => Refusal.Of(
        "expected a ClientHello in the capture, got 2 packets, 0 TCP streams; "
        + "2 packets are IP fragments, which are not put together",
        () => InputReader.Read(Wire.Pcap(
        [
            Wire.Ethernet(Wire.IPv4(Wire.Device, Wire.Dps, Ip4[20..], fragment: 0x2000)),
            Wire.Ethernet(Wire.IPv6(Wire.Device6, Wire.Dps6, [6, 0, 0, 8, 0, 0, 0, 9, .. Ip6[40..]], next: 44), 0x86DD),
        ])));

    [TestMethod]
    public void UdpIsPassedOver() => Refusal.Of(
        "expected a ClientHello in the capture, got 1 packets, 0 TCP streams",
        () => InputReader.Read(Wire.Pcap([Wire.Ethernet(Wire.IPv4(Wire.Device, Wire.Dps, Ip4[20..], protocol: 17))])));

    private static void IsFound(byte[] frame, uint linkType)
    {
        var found = InputReader.Read(Wire.Pcap([frame], linkType)).Hellos.Single();
        Assert.AreEqual("192.0.2.7:40000", found.Client);
        Assert.AreEqual("198.51.100.1:8883", found.Server);
        CollectionAssert.AreEqual(Hello[5..], found.Hello!.Message.ToArray());
    }

    private static void IsFound6(byte[] frame, uint linkType)
    {
        var found = InputReader.Read(Wire.Pcap([frame], linkType)).Hellos.Single();
        Assert.AreEqual("[2001:db8::7]:40000", found.Client);
        CollectionAssert.AreEqual(Hello[5..], found.Hello!.Message.ToArray());
    }
}
