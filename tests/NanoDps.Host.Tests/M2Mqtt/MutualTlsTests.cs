extern alias nano;

using NanoDps.Host.Tests.Support;
using CryptographicException = nano::System.Security.Cryptography.CryptographicException;
using X509Certificate2 = nano::System.Security.Cryptography.X509Certificates.X509Certificate2;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class MutualTlsTests
{
    [TestMethod]
    [DataRow("none")]
    [DataRow("foreign")]
    public void B119_WithoutTheRightClientCertificateTheHandshakeFails(string which)
    {
        using var server = OpenSslServer.Demanding();
        using var device = new TestDevice();
        var certificate = which == "none" ? null : ForeignCertificate();
        var client = new MqttClient(
            "localhost",
            server.Port,
            true,
            TlsClient.RootCa,
            certificate,
            MqttSslProtocols.TLSv1_2);
        var e = MqttRig.Fails<MqttConnectionException>(
            () => client.Connect("dev-01"), "Exception connecting to the broker");

        // The alert, or the reset of a server that closes at once: both are to be expected (A87).
        var code = ((CryptographicException)e.InnerException!).ErrorCode;
        Assert.IsTrue(code is -80 or -30592, $"expected -80 or -30592, got {code}");
        client.Close();
    }

    private static X509Certificate2 ForeignCertificate()
    {
        var certificate = Pki.MakeLeaf(new LeafOptions { Issuer = Pki.Other });
        return new X509Certificate2(Pki.Pem(certificate), Pki.KeyPem(certificate), "");
    }
}
