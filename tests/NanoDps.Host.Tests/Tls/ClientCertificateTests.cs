extern alias nano;

using System.Security.Cryptography;
using NanoDps.Host.Tests.Support;
using NanoCertificate = nano::System.Security.Cryptography.X509Certificates.X509Certificate;
using NanoCertificate2 = nano::System.Security.Cryptography.X509Certificates.X509Certificate2;
using TestPki = NanoDps.Host.Tests.Support.Pki;

namespace NanoDps.Host.Tests.Tls;

[TestClass]
public class ClientCertificateTests
{
    private const int FatalAlert = -30592;
    private const int Reset = -80;

    [TestMethod]
    public void A87_ADemandedCertificateThatIsMissingFailsTheHandshake()
    {
        using var server = OpenSslServer.Demanding();
        using var client = new TlsClient(server.Port);
        Assert.Contains(client.FailureCode(), new[] { FatalAlert, Reset });
    }

    [TestMethod]
    public void A89_TheRightCertificateSucceeds()
    {
        using var server = OpenSslServer.Demanding();
        using var client = new TlsClient(server.Port);
        client.Authenticate(certificate: Own(TestPki.MakeLeaf(new() { CommonName = "device" })));
        Assert.IsTrue(client.Handshake.Succeeded);
    }

    [TestMethod]
    public void A90_ACertificateOfAForeignIssuerFailsTheHandshake()
    {
        using var server = OpenSslServer.Demanding();
        using var client = new TlsClient(server.Port);
        var foreign = Own(TestPki.MakeLeaf(new() { Issuer = TestPki.Other }));
        Assert.Contains(
            client.FailureCode(certificate: foreign), new[] { FatalAlert, Reset });
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A91_ACertificateWithoutItsKeyIsMinus16000(bool demands)
    {
        using var server = demands ? OpenSslServer.Demanding() : OpenSslServer.Asking();
        using var client = new TlsClient(server.Port);
        var keyless = new NanoCertificate(TestPki.Pem(TestPki.MakeLeaf(new())));
        Assert.AreEqual(-16000, client.FailureCode(certificate: keyless));
    }

    [TestMethod]
    public void A92_AServerThatOnlyAsksGoesOnWithoutACertificate()
    {
        using var server = OpenSslServer.Asking();
        using var client = new TlsClient(server.Port);
        client.Authenticate();
        Assert.IsTrue(client.Handshake.Succeeded);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A93_AKeyOfAnotherCertificateFailsOnlyInTheHandshake(bool elliptic)
    {
        using var server = OpenSslServer.Demanding();
        using var client = new TlsClient(server.Port);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var key = elliptic ? ecdsa.ExportPkcs8PrivateKeyPem() : rsa.ExportPkcs8PrivateKeyPem();
        var mixed = new NanoCertificate2(TestPki.Pem(TestPki.MakeLeaf(new())), key, null);
        Assert.AreEqual(FatalAlert, client.FailureCode(certificate: mixed));
    }

    [TestMethod]
    public void A94_TheStoredCertificateIsIgnoredWhenThereIsNone()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        client.Stream.UseStoredDeviceCertificate = true;
        client.Authenticate();
        Assert.IsTrue(client.Handshake.Succeeded);
    }

    private static NanoCertificate2 Own(
        System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        new(TestPki.Pem(certificate), TestPki.KeyPem(certificate), null);
}
