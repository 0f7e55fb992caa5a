namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class ClientHelloExtensionTests
{
    [TestMethod]
    [DataRow("0000" + "0003" + "0001" + "00", ClientHelloFault.Truncated, "name length needs 2 bytes")]
    [DataRow("0000" + "0005" + "0003" + "010000", ClientHelloFault.IllegalValue, "expected name type host_name (0), got 1")]
    [DataRow("0000" + "0006" + "0004" + "00000120", ClientHelloFault.IllegalValue, "expected a server name of printable ASCII")]
    [DataRow("000A" + "0003" + "0001" + "17", ClientHelloFault.IllegalValue, "supported_groups must be one or more 2-byte values, got 1 bytes")]
    [DataRow("000D" + "0002" + "0000", ClientHelloFault.IllegalValue, "signature_algorithms must be one or more 2-byte values, got 0 bytes")]
    [DataRow("002B" + "0002" + "0203", ClientHelloFault.Truncated, "supported_versions needs 2 bytes")]
    [DataRow("0001" + "0001" + "05", ClientHelloFault.IllegalValue, "expected a max_fragment_length code of 1 to 4, got 5")]
    [DataRow("000B" + "0003" + "010000", ClientHelloFault.TrailingBytes, "extension 11 has 1 bytes after its last field")]
    [DataRow("0017" + "0000" + "0017" + "0000", ClientHelloFault.DuplicateExtension, "extension 23 occurs twice")]
    [DataRow("0017" + "0001", ClientHelloFault.Truncated, "extension 23 needs 1 bytes")]
    public void AMalformedExtensionIsNamed(
        string extensions, ClientHelloFault fault, string message)
    {
        var error = ClientHelloReader.Read(HelloWith(extensions)).Error!;

        Assert.AreEqual(fault, error.Fault);
        StringAssert.Contains(error.Message, message);
    }

    [TestMethod]
    public void AnUnknownExtensionIsKeptAsBytes()
    {
        var hello = ClientHelloReader.Read(HelloWith("FF01" + "0001" + "00")).Hello!;

        Assert.AreEqual(0xFF01, hello.Extensions[0].Type);
        CollectionAssert.AreEqual(new byte[] { 0 }, hello.Extensions[0].Data.ToArray());
    }

    [TestMethod]
    [DataRow("0304", false, "TLS 1.3")]
    [DataRow("0303", true, "TLS 1.2")]
    [DataRow("03040303", true, "TLS 1.3, TLS 1.2")]
    [DataRow("7F1C", false, "0x7F1C")]
    public void SupportedVersionsAloneDecide(string versions, bool offersTls12, string names)
    {
        var list = $"{versions.Length / 2:X2}{versions}";
        var hello = ClientHelloReader.Read(HelloWith($"002B{list.Length / 2:X4}{list}")).Hello!;

        Assert.AreEqual(offersTls12, hello.OffersTls12);
        Assert.AreEqual(names, HelloGate.Versions(hello));
    }

    [TestMethod]
    [DataRow((ushort)0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (0xC02F)")]
    [DataRow((ushort)0x00FF, "TLS_EMPTY_RENEGOTIATION_INFO_SCSV (0x00FF)")]
    [DataRow((ushort)0x5600, "TLS_FALLBACK_SCSV (0x5600)")]
    [DataRow((ushort)0x3A3A, "GREASE (0x3A3A)")]
    [DataRow((ushort)0xFEED, "0xFEED")]
    public void SuitesHaveTheirIanaNames(ushort id, string name) =>
        Assert.AreEqual(name, TlsNames.Suite(id));

    private static byte[] HelloWith(string extensions)
    {
        var body = "0303" + new string('0', 64) + "00" + "0002C02F" + "0100"
            + $"{extensions.Length / 2:X4}" + extensions;
        var message = $"01{body.Length / 2:X6}{body}";
        return HelloVectors.Records(Convert.FromHexString(message), 16384);
    }
}
