using NanoDps.Audit.Capture;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class CaptureFileTests
{
    private static readonly byte[] Frame = Wire.Frame(1, Vectors.FourSuites);

    [TestMethod]
    [DataRow(0xA1B2C3D4u, false)]
    [DataRow(0xA1B2C3D4u, true)]
    [DataRow(0xA1B23C4Du, false)]
    [DataRow(0xA1B23C4Du, true)]
    public void PcapIsReadInBothByteOrdersAndResolutions(uint magic, bool isBig)
    {
        var input = InputReader.Read(Wire.Pcap([Frame, Frame], 1, magic, isBig));

        Assert.AreEqual(InputKind.Pcap, input.Kind);
        Assert.HasCount(1, input.Hellos);
        Assert.IsEmpty(input.Notes);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void PcapngIsReadInBothByteOrdersWithEveryKindOfPacketBlock(bool isBig)
    {
        foreach (var packet in new[]
        {
            Pcapng.Enhanced(0, Frame, isBig), Pcapng.Simple(Frame, isBig), Pcapng.Old(0, Frame, isBig),
        })
        {
            var input = InputReader.Read(
                (byte[])[.. Pcapng.Section(isBig), .. Pcapng.Interface(1, isBig), .. packet]);

            Assert.AreEqual(InputKind.Pcapng, input.Kind);
            CollectionAssert.AreEqual(
                Vectors.FourSuites[5..], input.Hellos.Single().Hello!.Message.ToArray());
        }
    }

    [TestMethod]
    public void EachSectionHasAByteOrderAndInterfacesOfItsOwn()
    {
        var raw = Wire.IPv6(Wire.Device6, Wire.Dps6, Wire.Tcp(Wire.Device6, Wire.Dps6, 1, Vectors.Node));
        var input = InputReader.Read((byte[])
        [
            .. Pcapng.Section(false), .. Pcapng.Interface(105, false), .. Pcapng.Interface(1, false),
            .. Pcapng.Block(0xBAD, new byte[8], false), .. Pcapng.Enhanced(1, Frame, false),
            .. Pcapng.Section(true), .. Pcapng.Interface(101, true), .. Pcapng.Enhanced(0, raw, true),
        ]);

        CollectionAssert.AreEqual(
            new[] { "192.0.2.7:40000", "[2001:db8::7]:40000" },
            input.Hellos.Select(one => one.Client).ToArray());
    }

    [TestMethod]
    public void APacketOfAnInterfaceThatIsNotThereIsPassedOver() => Refusal.Of(
        "expected a ClientHello in the capture, got 0 packets, 0 TCP streams",
        () => InputReader.Read((byte[])
            [.. Pcapng.Section(false), .. Pcapng.Interface(1, false), .. Pcapng.Enhanced(3, Frame, false)]));

    [TestMethod]
    public void AFileThatEndsInMidPacketKeepsWhatCameBefore()
    {
        var input = InputReader.Read(Wire.Pcap([Frame, Frame]).SkipLast(10).ToArray());

        Assert.HasCount(1, input.Hellos);
        Assert.AreEqual(
            $"packet 2 should have {Frame.Length} bytes, the file has {Frame.Length - 10} left",
            input.Notes.Single());
    }

    [TestMethod]
    public void APcapngFileThatEndsInMidBlockKeepsWhatCameBefore()
    {
        byte[] file = [.. Pcapng.Section(false), .. Pcapng.Interface(1, false), .. Pcapng.Enhanced(0, Frame, false)];
        var input = InputReader.Read((byte[])[.. file, 6, 0, 0, 0, 99, 0, 0, 0, 1, 2, 3, 4]);

        Assert.HasCount(1, input.Hellos);
        Assert.AreEqual(
            $"pcapng block at byte {file.Length}: expected a block length of 12 to 12, a multiple of 4, got 99",
            input.Notes.Single());
    }

    [TestMethod]
    public void PacketsThatWereCutAreSaid()
    {
        var hint = Refusal.Of(
            "expected a ClientHello in the capture, got 1 packets, 1 TCP streams; "
            + "1 of 1 packets were cut by the capture's snap length",
            () => InputReader.Read(Wire.Pcap([Frame], snapLength: 66)));
        Assert.AreEqual("capture whole packets: tcpdump -s 0", hint);

        var found = InputReader.Read(Wire.Pcap([Frame], snapLength: 96)).Hellos.Single();
        Assert.AreEqual("expected a whole ClientHello, got its first 30 bytes and no more", found.Error);
    }

    [TestMethod]
    public void AHeaderThatIsCutIsSaid() => Refusal.Of(
        "expected a pcap file header of 24 bytes, got 20 bytes",
        () => InputReader.Read(Wire.Pcap([]).AsMemory(0, 20)));

    [TestMethod]
    public void ModifiedPcapIsNamed()
    {
        var hint = Refusal.Of(
            "expected pcap magic a1b2c3d4 or a1b23c4d, got a1b2cd34 (modified pcap)",
            () => InputReader.Read(Wire.Pcap([Frame], magic: 0xA1B2CD34)));
        Assert.AreEqual("convert it: editcap -F pcap FILE OUT", hint);
    }

    [TestMethod]
    public void APcapngFileWithoutItsByteOrderMarkIsNamed() => Refusal.Of(
        "pcapng block at byte 0: expected byte order mark 1a2b3c4d in a section header, got another",
        () => InputReader.Read((byte[])[0x0A, 0x0D, 0x0D, 0x0A, .. new byte[24]]));

    [TestMethod]
    public void EveryTruncationOfEveryVectorIsReadOrNamed()
    {
        foreach (var name in Vectors.Names)
        {
            var file = Vectors.Load(name);
            for (var length = 0; length < file.Length; length++)
            {
                try
                {
                    Assert.IsNotEmpty(InputReader.Read(file.AsMemory(0, length)).Hellos);
                }
                catch (AuditInputException exception)
                {
                    Assert.IsGreaterThan(10, exception.Message.Length, $"{name} at {length}");
                    Assert.IsGreaterThan(10, exception.Hint.Length, $"{name} at {length}");
                }
            }
        }
    }
}
