extern alias nano;

using System.Security.Cryptography.X509Certificates;
using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;
using NanoCertificate = nano::System.Security.Cryptography.X509Certificates.X509Certificate;
using Protocols = nano::System.Net.Security.SslProtocols;
using TestPki = NanoDps.Host.Tests.Support.Pki;

namespace NanoDps.Host.Tests.Tls;

[TestClass]
public class TrustTests
{
    private const int Expired = 1;
    private const int WrongName = 4;
    private const int NotTrusted = 8;
    private const int NotYetValid = 512;

    [TestMethod]
    public void A34_AnUntrustedRootIsFlag8() =>
        Assert.AreEqual(NotTrusted, CodeWith(new(), ca: Pem(TestPki.Other)));

    [TestMethod]
    public void A35_NoTrustedCertificateIsFlag8()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        var e = Assert.ThrowsExactly<nano::System.Security.Cryptography.CryptographicException>(
            () => client.Stream.AuthenticateAsClient("localhost", null, null, Protocols.Tls12));
        Assert.AreEqual(NotTrusted, e.ErrorCode);
    }

    [TestMethod]
    public void A36_WrongHostNameIsFlag4() =>
        Assert.AreEqual(WrongName, CodeWith(new(), host: "other.example"));

    [TestMethod]
    public void A36_TheCaseOfAHostNameDoesNotMatter() => Succeeds(
        new() { DnsNames = ["OTHER.Example"] }, host: "other.example");

    [TestMethod]
    public void A37_AnExpiredCertificateIsFlag1() => Assert.AreEqual(
        Expired, CodeWith(new() { NotAfter = DateTimeOffset.UtcNow.AddDays(-1) }));

    [TestMethod]
    public void A38_ACertificateNotYetValidIsFlag512() => Assert.AreEqual(
        NotYetValid, CodeWith(new() { NotBefore = DateTimeOffset.UtcNow.AddDays(1) }));

    [TestMethod]
    public void A39_SeveralFaultsAreOneSetOfFlags() => Assert.AreEqual(
        Expired | WrongName | NotTrusted,
        CodeWith(
            new() { NotAfter = DateTimeOffset.UtcNow.AddDays(-1) },
            host: "other.example",
            ca: Pem(TestPki.Other)));

    [TestMethod]
    public void A40_TheCommonNameIsIgnoredOnceThereIsAnAlternativeName() => Assert.AreEqual(
        WrongName, CodeWith(new() { DnsNames = ["other.example"], Addresses = [] }));

    [TestMethod]
    public void A41_WithoutAnAlternativeNameTheCommonNameCounts() =>
        Succeeds(new() { DnsNames = [], Addresses = [] });

    [TestMethod]
    public void A42_AnAddressIsHeldAgainstAddressesByMbedTls3AndRefusedByMbedTls2()
    {
        var options = new LeafOptions { DnsNames = [], Addresses = ["127.0.0.1"] };

        if (MbedTlsLibrary.Version.StartsWith("3.", StringComparison.Ordinal))
        {
            Succeeds(options, host: "127.0.0.1");
        }
        else
        {
            // 2.28 knows no addresses; the host is then stricter than the device.
            Assert.AreEqual(WrongName, CodeWith(options, host: "127.0.0.1"));
        }
    }

    [TestMethod]
    public void A43_ANullHostIsArgumentNullBeforeAnythingIsSent()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Errors.Default<ArgumentNullException>(() => client.Authenticate(host: null!));
        Assert.AreEqual(0, client.Device.Connections[0].BytesSent);
    }

    [TestMethod]
    public void A44_AnEmptyHostCannotBeVerified()
    {
        Assert.AreEqual(-23936, CodeWith(new(), host: ""));
        Assert.AreEqual(-23936, CodeWith(new(), host: "", ca: Pem(TestPki.Other)));
    }

    [TestMethod]
    public void A45_AHostOf300CharactersIsInvalid()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Errors.Default<InvalidOperationException>(
            () => client.Authenticate(host: new string('a', 300)));
    }

    [TestMethod]
    public void A56_ChainsOfTwoAndOfThreeSucceedWithTheRoot()
    {
        Succeeds(new() { Issuer = TestPki.Middle }, intermediates: [TestPki.Middle]);
        Succeeds(
            new() { Issuer = TestPki.Lower }, intermediates: [TestPki.Lower, TestPki.Middle]);
    }

    [TestMethod]
    public void A57_AMissingIntermediateIsFlag8() =>
        Assert.AreEqual(NotTrusted, CodeWith(new() { Issuer = TestPki.Middle }));

    [TestMethod]
    public void A58_AnIntermediateIsATrustAnchor() =>
        Succeeds(new() { Issuer = TestPki.Middle }, ca: Pem(TestPki.Middle));

    [TestMethod]
    public void A59_TheServersOwnCertificateIsNoTrustAnchor()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(NotTrusted, client.FailureCode(ca: Pem(TestPki.Leaf)));
    }

    [TestMethod]
    public void A60_AllCertificatesOfOneTextAreTrusted()
    {
        Succeeds(new(), ca: new NanoCertificate(
            TestPki.Pem(TestPki.Other) + TestPki.Pem(TestPki.Root)));
        Succeeds(new(), ca: new NanoCertificate(
            TestPki.Pem(TestPki.Root) + TestPki.Pem(TestPki.Other)));
    }

    [TestMethod]
    public void A62_TrustedCertificatesMayBeDerOrTextWithAZero()
    {
        var text = System.Text.Encoding.ASCII.GetBytes(TestPki.Pem(TestPki.Root) + "\0");
        Succeeds(new(), ca: new NanoCertificate(text));
        Succeeds(new(), ca: new NanoCertificate(TestPki.Root.RawData));
    }

    [TestMethod]
    public void A63_AnEmptyTrustedCertificateIsANullReference()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.ThrowsExactly<NullReferenceException>(
            () => client.Authenticate(ca: new NanoCertificate()));
    }

    [TestMethod]
    public void A104_ABundleWithOneBadCertificateFailsTheHandshakeWithMinus1()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        var bundle = new NanoCertificate(
            TestPki.Pem(TestPki.Root) + CertificateTexts.Bad);
        Assert.AreEqual(-1, Errors.SocketCode(() => client.Authenticate(ca: bundle)));
    }

    private static NanoCertificate Pem(X509Certificate2 certificate) =>
        new(TestPki.Pem(certificate));

    private static int CodeWith(
        LeafOptions options, string host = "localhost", NanoCertificate? ca = null)
    {
        using var server = new TlsServer(new() { Certificate = TestPki.MakeLeaf(options) });
        using var client = new TlsClient(server.Port);
        var code = client.FailureCode(host, ca);
        Assert.AreEqual(code, client.Handshake.ResultCode);
        return code;
    }

    private static void Succeeds(
        LeafOptions options,
        string host = "localhost",
        NanoCertificate? ca = null,
        X509Certificate2[]? intermediates = null)
    {
        using var server = new TlsServer(new()
        {
            Certificate = TestPki.MakeLeaf(options),
            Intermediates = intermediates ?? [],
        });
        using var client = new TlsClient(server.Port);
        client.Authenticate(host, ca);
        Assert.IsTrue(client.Handshake.Succeeded);
    }
}
