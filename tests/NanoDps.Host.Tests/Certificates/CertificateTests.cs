extern alias nano;

using System.Text;
using NanoDps.Host.Tests.Support;
using NanoCertificate = nano::System.Security.Cryptography.X509Certificates.X509Certificate;

namespace NanoDps.Host.Tests.Certificates;

[TestClass]
public class CertificateTests
{
    private static string Root => Pki.Pem(Pki.Root);

    [TestMethod]
    public void A61_TextAsBytesWithoutAZeroIsRefused() => Errors.Default<ArgumentException>(
        () => _ = new NanoCertificate(Encoding.ASCII.GetBytes(Root)));

    [TestMethod]
    public void A62_TextAsBytesWithAZeroAndDerAreTaken()
    {
        var text = new NanoCertificate(Encoding.ASCII.GetBytes(Root + "\0"));
        var der = new NanoCertificate(Pki.Root.RawData);
        Assert.AreEqual(text.Subject, der.Subject);
    }

    [TestMethod]
    public void A95_NamesAreInTheOrderOfTheEncoding()
    {
        var certificate = new NanoCertificate(Pki.Pem(Pki.Middle));
        Assert.AreEqual("C=CH, O=Test Org, CN=Test Intermediate", certificate.Subject);
        Assert.AreEqual("C=CH, O=Test Org, CN=Test Root", certificate.Issuer);
    }

    [TestMethod]
    public void A96_DatesAreUtc()
    {
        var certificate = new NanoCertificate(Root);
        Assert.AreEqual(Pki.Root.NotBefore.ToUniversalTime(), certificate.GetEffectiveDate());
        Assert.AreEqual(Pki.Root.NotAfter.ToUniversalTime(), certificate.GetExpirationDate());
        Assert.AreEqual(DateTimeKind.Utc, certificate.GetExpirationDate().Kind);
    }

    [TestMethod]
    public void A97_RawDataIsWhatWasGivenWithAZeroForText()
    {
        var raw = new NanoCertificate(Root).GetRawCertData()!;
        Assert.HasCount(Root.Length + 1, raw);
        Assert.AreEqual(Root + "\0", Encoding.ASCII.GetString(raw));
        var certificate = new nano::System.Security.Cryptography.X509Certificates.X509Certificate2(
            Pki.Root.RawData);
        Assert.AreSame(certificate.RawData, certificate.PublicKey);
    }

    [TestMethod]
    public void A98_OfTwoCertificatesTheFirstIsShown() => Assert.AreEqual(
        "C=CH, O=Test Org, CN=Other Root",
        new NanoCertificate(Pki.Pem(Pki.Other) + Root).Subject);

    [TestMethod]
    public void A99_AnEmptyCertificateHasNothing()
    {
        var empty = new NanoCertificate();
        Assert.IsNull(empty.Subject);
        Assert.IsNull(empty.GetRawCertData());
        Assert.AreEqual(new DateTime(1601, 1, 1), empty.GetEffectiveDate());
    }

    [TestMethod]
    public void A100_WhatIsNoCertificateIsRefused()
    {
        string[] texts =
        [
            "",
            "hello",
            Root.Replace("MII", "?II", StringComparison.Ordinal),
            Root[..Root.IndexOf("-----END", StringComparison.Ordinal)],
            Pki.KeyPem(Pki.Root),
        ];

        foreach (var text in texts)
        {
            Errors.Default<ArgumentException>(() => _ = new NanoCertificate(text));
        }

        Errors.Default<ArgumentException>(() => _ = new NanoCertificate(Pki.Root.RawData[..^5]));
        Errors.Default<ArgumentException>(() => _ = new NanoCertificate(Array.Empty<byte>()));
    }

    [TestMethod]
    public void A101_NullIsANullReference()
    {
        Assert.ThrowsExactly<NullReferenceException>(() => _ = new NanoCertificate((string)null!));
        Assert.ThrowsExactly<NullReferenceException>(() => _ = new NanoCertificate((byte[])null!));
    }

    [TestMethod]
    public void A102_TextAroundACertificateDoesNotMatter()
    {
        string[] texts =
        [
            Root.Replace("\n", "\r\n", StringComparison.Ordinal),
            "before\n" + Root,
            Root + "after\n",
            Root.TrimEnd(),
            Pki.KeyPem(Pki.Root) + Root,
        ];

        foreach (var text in texts)
        {
            Assert.AreEqual(
                "C=CH, O=Test Org, CN=Test Root", new NanoCertificate(text).Subject);
        }
    }

    [TestMethod]
    public void A103_IndentedLinesAreRefused() => Errors.Default<ArgumentException>(
        () => _ = new NanoCertificate("  " + Root.Replace("\n", "\n  ", StringComparison.Ordinal)));

    [TestMethod]
    public void A104_OneGoodAndOneBadCertificateAreTaken()
    {
        foreach (var text in new[] { Root + CertificateTexts.Bad, CertificateTexts.Bad + Root })
        {
            Assert.AreEqual(
                "C=CH, O=Test Org, CN=Test Root", new NanoCertificate(text).Subject);
        }
    }
}
