extern alias nano;

using System.Text;
using NanoDps.Host.Tests.Support;
using HttpWebRequest = nano::System.Net.HttpWebRequest;
using HttpWebResponse = nano::System.Net.HttpWebResponse;
using ProtocolViolationException = nano::System.Net.ProtocolViolationException;
using SslProtocols = nano::System.Net.Security.SslProtocols;
using WebException = nano::System.Net.WebException;
using WebRequest = nano::System.Net.WebRequest;

namespace NanoDps.Host.Tests.Http;

[TestClass]
public class HttpRequestTests
{
    private const string Hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private const string Range = "Value does not fall within the expected range.";

    [TestMethod]
    public void C43_TheDefaultsAreThoseOfTheDevice()
    {
        var request = (HttpWebRequest)WebRequest.Create("http://localhost/x");
        Assert.IsTrue(request.KeepAlive);
        Assert.AreEqual(100_000, request.Timeout);
        Assert.AreEqual(300_000, request.ReadWriteTimeout);
        Assert.AreEqual("GET", request.Method);
        Assert.AreEqual(SslProtocols.None, request.SslProtocols);
        Assert.AreEqual(0, (int)request.SslVerification);
        Assert.AreEqual(-1, request.ContentLength);
        Assert.AreEqual(4, request.MaximumResponseHeadersLength);
    }

    [TestMethod]
    public void C33_AGetHasConnectionAndHostWithoutItsPort()
    {
        using var rig = new HttpRig(Hello);
        using var response = rig.Request("/a?b=c&d=%20#e").GetResponse();
        Assert.AreEqual(
            "GET /a?b=c&d=%20 HTTP/1.1\r\nConnection: close\r\nHost: 127.0.0.1\r\n\r\n",
            rig.NextRequest());
    }

    [TestMethod]
    public void APutHasItsHeadersInTheOrderOfTheirSetting()
    {
        using var rig = new HttpRig(Hello);
        using var response = Put(rig, closes: false);
        Assert.AreEqual(
            "PUT /put HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: a=b&c\r\n"
            + "Content-Length: 4\r\nConnection: close\r\nHost: 127.0.0.1\r\n\r\n\"é\"",
            rig.NextRequest());
    }

    [TestMethod]
    public void C38_HeadersThatARequestSetsItselfAreRefused() =>
        Errors.Says<ArgumentException>(
            "Cannot update restricted header: User-Agent",
            () => New().Headers.Add("User-Agent", "a"));

    [TestMethod]
    public void C39_AHeaderThatIsAddedTwiceIsJoinedAndOneThatIsSetIsReplaced()
    {
        var headers = New().Headers;
        headers.Add("Authorization", "a");
        headers.Add("authorization", "b");
        Assert.AreEqual("a,b", headers["AUTHORIZATION"]);
        headers.Set("Authorization", "c");
        Assert.AreEqual("c", headers["Authorization"]);
        headers.Remove("Authorization");
        Assert.AreEqual(0, headers.Count);
    }

    [TestMethod]
    [DataRow("X", "a\r\nB: c")]
    [DataRow("X", "a\u0001")]
    [DataRow("X Y", "a")]
    [DataRow("", "a")]
    public void C40_WhatAHeaderMayNotHaveIsRefused(string name, string value) =>
        Errors.Says<ArgumentException>(Range, () => New().Headers.Add(name, value));

    [TestMethod]
    public void AHeaderThatIsNotAsciiFailsWhenItIsSent()
    {
        using var rig = new HttpRig(Hello);
        var request = rig.Request();
        request.Headers.Add("X", "é");
        var e = Assert.ThrowsExactly<WebException>(request.GetResponse);
        Assert.IsInstanceOfType<ArgumentOutOfRangeException>(e.InnerException);
    }

    [TestMethod]
    public void C44_ASecondRequestHasAConnectionOfItsOwnInSpiteOfKeepAlive()
    {
        using var rig = new HttpRig(Hello);
        for (var i = 1; i <= 2; i++)
        {
            var request = rig.Request();
            request.KeepAlive = true;
            using var response = (HttpWebResponse)request.GetResponse();
            Assert.AreEqual("[hello]", HttpRig.Read(response));
            Assert.Contains("Connection: keep-alive", rig.NextRequest());
            Assert.AreEqual(i, rig.Connections);
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void C45_WhoClosesTheRequestStreamGetsNoAnswer(bool keepAlive)
    {
        using var rig = new HttpRig(Hello);
        var e = Assert.ThrowsExactly<WebException>(
            () => Put(rig, closes: true, keepAlive: keepAlive));
        Assert.AreEqual("GetResponse() failed", e.Message);
        Assert.IsInstanceOfType<ObjectDisposedException>(e.InnerException);
    }

    [TestMethod]
    public void WhatANeglectedResponseLeavesIsReadAsTheNextAnswer()
    {
        using var rig = new HttpRig(connection =>
        {
            HttpRig.Send(connection, Hello);
            connection.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        });
        var first = rig.Request();
        first.KeepAlive = true;
        first.GetResponse();
        var second = rig.Request();
        second.KeepAlive = true;
        using var response = (HttpWebResponse)second.GetResponse();
        Assert.AreEqual(0, (int)response.StatusCode);
    }

    [TestMethod]
    public void ABodyNeedsALengthAndAVerbThatHasOne()
    {
        Errors.Says<ProtocolViolationException>(
            "HTTP Method is incorrect: GET", () => New().GetRequestStream());
        var put = New();
        put.Method = "PUT";
        Errors.Says<ProtocolViolationException>(
            "Content length must be present for this request", () => put.GetRequestStream());
    }

    [TestMethod]
    public void SettingsAreChecked()
    {
        Errors.Says<ArgumentException>("Blank Method Set: ", () => New().Method = "");
        Errors.Says<ArgumentException>("Invalid Method Set: A B", () => New().Method = "A B");
        Errors.Says<ArgumentOutOfRangeException>(
            Range + " (Parameter 'value')", () => New().Timeout = -2);
        Errors.Says<ArgumentOutOfRangeException>(
            Range + " (Parameter 'value')", () => New().ReadWriteTimeout = 0);
        Errors.Says<ArgumentOutOfRangeException>(
            Range + " (Parameter 'Content length cannot be negative: -1')",
            () => New().ContentLength = -1);
    }

    [TestMethod]
    public void OnceSentARequestIsFixed()
    {
        using var rig = new HttpRig(Hello);
        var request = rig.Request();
        using var response = request.GetResponse();
        Errors.Says<InvalidOperationException>(
            "Cannot change timeout after request submitted ", () => request.ReadWriteTimeout = 1);
        Errors.Default<InvalidOperationException>(() => request.ContentLength = 1);
    }

    [TestMethod]
    public void AnAddressIsCheckedWhenTheRequestIsMade()
    {
        Errors.Says<ArgumentNullException>(
            "Value cannot be null.", () => WebRequest.Create(null!));
        Errors.Says<ArgumentNullException>("Value cannot be null.", () => WebRequest.Create(""));
        Errors.Says<ArgumentException>(Range, () => WebRequest.Create("not a uri"));
        Errors.Default<NotSupportedException>(() => WebRequest.Create("ftp://localhost/x"));
    }

    [TestMethod]
    public void AClosedResponseHasNoStreamButOneThatWasTakenHasWhatCame()
    {
        using var rig = new HttpRig(Hello);
        var response = rig.Get();
        var stream = response.GetResponseStream();
        response.Close();
        var buffer = new byte[1024];
        Assert.AreEqual(5, stream.Read(buffer, 0, buffer.Length));
        Assert.AreEqual(0, stream.Read(buffer, 0, buffer.Length));
        Errors.Default<NullReferenceException>(() => response.GetResponseStream());
    }

    private static HttpWebRequest New() =>
        (HttpWebRequest)WebRequest.Create("http://localhost/x");

    private static HttpWebResponse Put(HttpRig rig, bool closes, bool keepAlive = false)
    {
        var body = Encoding.UTF8.GetBytes("\"é\"");
        var request = rig.Request("/put", "PUT");
        request.KeepAlive = keepAlive;
        request.ContentType = "application/json";
        request.Headers.Add("Authorization", "a=b&c");
        request.ContentLength = body.Length;
        var stream = request.GetRequestStream();
        stream.Write(body, 0, body.Length);
        if (closes)
        {
            stream.Close();
        }

        return (HttpWebResponse)request.GetResponse();
    }
}
