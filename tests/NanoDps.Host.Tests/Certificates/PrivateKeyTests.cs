extern alias nano;

using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;
using NanoCertificate2 = nano::System.Security.Cryptography.X509Certificates.X509Certificate2;

namespace NanoDps.Host.Tests.Certificates;

[TestClass]
public class PrivateKeyTests
{
    private const string Password = "correct horse";

    private static string Certificate => Pki.Pem(Pki.Leaf);

    private static string Key => Pki.KeyPem(Pki.Leaf);

    private static bool IsMbedTls3 =>
        MbedTlsLibrary.Version.StartsWith("3.", StringComparison.Ordinal);

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow(Password)]
    public void A105_APlainKeyIsTakenWhateverThePassword(string? password) =>
        Assert.IsTrue(new NanoCertificate2(Certificate, Key, password).HasPrivateKey);

    [TestMethod]
    [DataRow("pkcs8 -topk8 -v2 des3 -v2prf hmacWithSHA1")]
    [DataRow("rsa -traditional -aes128")]
    public void A106_AnEncryptedKeyIsTakenWithItsPassword(string how) =>
        Assert.IsTrue(new NanoCertificate2(Certificate, Encrypted(how), Password).HasPrivateKey);

    [TestMethod]
    [DataRow("pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256")]
    [DataRow("pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA1")]
    public void A106_AKeyEncryptedByAesIsTakenByMbedTls3AndRefusedByMbedTls2(string how)
    {
        var key = Encrypted(how);

        if (IsMbedTls3)
        {
            Assert.IsTrue(new NanoCertificate2(Certificate, key, Password).HasPrivateKey);
        }
        else
        {
            // 2.28 knows DES alone in PKCS#5; the host is then stricter than the device.
            Errors.Default<ArgumentException>(
                () => _ = new NanoCertificate2(Certificate, key, Password));
        }
    }

    [TestMethod]
    [DataRow("wrong")]
    [DataRow("")]
    [DataRow(null)]
    public void A107_AWrongPasswordIsRefused(string? password)
    {
        var key = Encrypted("pkcs8 -topk8 -v2 des3 -v2prf hmacWithSHA1");
        Errors.Default<ArgumentException>(
            () => _ = new NanoCertificate2(Certificate, key, password));
    }

    [TestMethod]
    public void A108_WhatIsNoKeyIsRefused()
    {
        Errors.Default<ArgumentException>(
            () => _ = new NanoCertificate2(Certificate, "rubbish", null));
        Errors.Default<ArgumentException>(() => _ = new NanoCertificate2(Certificate, "", null));
        Assert.ThrowsExactly<NullReferenceException>(
            () => _ = new NanoCertificate2(Certificate, null!, null));
    }

    [TestMethod]
    public void A109_AKeyAsBytesIsDerOrTextWithAZero()
    {
        var certificate = Pki.Leaf.RawData;
        var rsa = Pki.Leaf.GetRSAPrivateKey()!;
        byte[][] keys =
        [
            rsa.ExportRSAPrivateKey(),
            rsa.ExportPkcs8PrivateKey(),
            Encoding.ASCII.GetBytes(Key + "\0"),
        ];

        foreach (var key in keys)
        {
            Assert.IsTrue(new NanoCertificate2(certificate, key, null).HasPrivateKey);
        }

        Errors.Default<ArgumentException>(() => _ = new NanoCertificate2(
            certificate, Encoding.ASCII.GetBytes(Key), null));
    }

    [TestMethod]
    public void A110_ThePrivateKeyIsTheBytesGiven()
    {
        var certificate = new NanoCertificate2(Certificate, Key, null);
        Assert.IsTrue(certificate.HasPrivateKey);
        Assert.AreEqual(Key + "\0", Encoding.ASCII.GetString(certificate.PrivateKey!));
        Assert.IsFalse(new NanoCertificate2(Certificate).HasPrivateKey);
    }

    private static string Encrypted(string how) =>
        Encoding.ASCII.GetString(OpenSsl.Run($"{how} -passout \"pass:{Password}\"", Key));
}
