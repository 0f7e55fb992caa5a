extern alias nano;

using NanoDps.Host.Tests.Support;
using CryptographicException = nano::System.Security.Cryptography.CryptographicException;
using HttpWebRequest = nano::System.Net.HttpWebRequest;
using HttpWebResponse = nano::System.Net.HttpWebResponse;
using SocketException = nano::System.Net.Sockets.SocketException;
using SslProtocols = nano::System.Net.Security.SslProtocols;
using SslVerification = nano::System.Net.Security.SslVerification;
using WebException = nano::System.Net.WebException;
using WebRequest = nano::System.Net.WebRequest;
using X509Certificate = nano::System.Security.Cryptography.X509Certificates.X509Certificate;

namespace NanoDps.Host.Tests.Http;

[TestClass]
public class HttpTlsTests
{
    private static readonly byte[] _hello =
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"u8.ToArray();

    [TestMethod]
    public void C48_WithTheRightRootTheAnswerComes()
    {
        using var device = new TestDevice();
        using var server = Server();
        using var response = (HttpWebResponse)Request(server.Port).GetResponse();
        Assert.AreEqual("[hello]", HttpRig.Read(response));
        Assert.AreEqual("localhost", device.LastHandshake.Host);
    }

    [TestMethod]
    public void C49_WithoutARootItIs8()
    {
        using var device = new TestDevice();
        using var server = Server();
        var request = Request(server.Port);
        request.HttpsAuthentCert = null;
        Assert.AreEqual(8, TlsCode(request));
    }

    [TestMethod]
    public void C49_WithTheWrongRootItIs8()
    {
        using var device = new TestDevice();
        using var server = Server();
        var request = Request(server.Port);
        request.HttpsAuthentCert = new X509Certificate(Pki.Pem(Pki.Other));
        Assert.AreEqual(8, TlsCode(request));
    }

    [TestMethod]
    public void C49_WithTheWrongNameItIs4()
    {
        using var device = new TestDevice();
        using var server = Server(new() { DnsNames = ["other.example"], Addresses = [] });
        Assert.AreEqual(4, TlsCode(Request(server.Port)));
    }

    [TestMethod]
    public void C49_WithAnExpiredCertificateItIs1()
    {
        using var device = new TestDevice();
        using var server = Server(new() { NotAfter = DateTimeOffset.UtcNow.AddDays(-1) });
        Assert.AreEqual(1, TlsCode(Request(server.Port)));
    }

    [TestMethod]
    public void C49_WithAServerThatClosesItIsMinus29312()
    {
        using var device = new TestDevice();
        using var server = new RawServer(connection =>
        {
            RawServer.ReadRecord(connection);
            connection.Close();
        });
        Assert.AreEqual(-29312, TlsCode(Request(server.Port)));
    }

    [TestMethod]
    [DataRow((int)SslVerification.NoVerification)]
    [DataRow(0)]
    public void C50_WithoutVerificationAnyCertificateWillDoAndThatIsTheDefault(int verification)
    {
        using var device = new TestDevice();
        using var server = Server();
        var request = Request(server.Port);
        request.HttpsAuthentCert = null;
        request.SslVerification = (SslVerification)verification;
        using var response = (HttpWebResponse)request.GetResponse();
        Assert.AreEqual("[hello]", HttpRig.Read(response));
    }

    [TestMethod]
    public void C51_HttpToATlsPortIs10054Or10053()
    {
        using var device = new TestDevice();
        using var server = Server();
        var request = (HttpWebRequest)WebRequest.Create($"http://localhost:{server.Port}/x");
        var e = Assert.ThrowsExactly<WebException>(request.GetResponse);
        var code = Assert.IsInstanceOfType<SocketException>(e.InnerException).ErrorCode;

        // Which of the two depends on whether the server reads what it closes on.
        Assert.IsTrue(code is 10054 or 10053, $"got {code}");
    }

    [TestMethod]
    public void TheDefaultOfTheVersionsAsksForTls13()
    {
        using var device = new TestDevice();
        using var server = Server();
        var request = Request(server.Port);
        request.SslProtocols = SslProtocols.None;
        Assert.AreEqual(-30592, TlsCode(request));
    }

    [TestMethod]
    public void TheRequestStreamGivesTheTlsFailureItself()
    {
        using var device = new TestDevice();
        using var server = Server();
        var request = Request(server.Port);
        request.HttpsAuthentCert = new X509Certificate(Pki.Pem(Pki.Other));
        request.Method = "PUT";
        request.ContentLength = 1;
        var e = Assert.ThrowsExactly<CryptographicException>(request.GetRequestStream);
        Assert.AreEqual(8, e.ErrorCode);
    }

    [TestMethod]
    public void TimeoutEndsTheWaitForTheHeaders()
    {
        using var device = new TestDevice();
        using var server = new TlsServer(null, (stream, _) =>
        {
            stream.ReadByte();
            stream.ReadExactly(new byte[1 << 16]);
        });
        var request = Request(server.Port);
        request.Timeout = 300;
        var e = Assert.ThrowsExactly<WebException>(request.GetResponse);
        Assert.AreEqual(
            Errors.ClosedMeanwhile,
            Assert.IsInstanceOfType<SocketException>(e.InnerException).ErrorCode);
    }

    private static TlsServer Server(LeafOptions? leaf = null) => new(
        new TlsServerOptions { Certificate = leaf is null ? null : Pki.MakeLeaf(leaf) },
        (stream, _) =>
        {
            stream.ReadExactly(new byte[8]);
            stream.Write(_hello);
            TlsServer.Hold(stream, null!);
        });

    private static HttpWebRequest Request(int port)
    {
        var request = (HttpWebRequest)WebRequest.Create($"https://localhost:{port}/x");
        request.KeepAlive = false;
        request.SslProtocols = SslProtocols.Tls12;
        request.SslVerification = SslVerification.CertificateRequired;
        request.HttpsAuthentCert = TlsClient.RootCa;
        return request;
    }

    private static int TlsCode(HttpWebRequest request)
    {
        var e = Assert.ThrowsExactly<WebException>(request.GetResponse);
        Assert.AreEqual("GetResponse() failed", e.Message);
        return Assert.IsInstanceOfType<CryptographicException>(e.InnerException).ErrorCode;
    }
}
