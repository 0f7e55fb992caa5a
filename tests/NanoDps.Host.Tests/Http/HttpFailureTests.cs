extern alias nano;

using System.Diagnostics;
using NanoDps.Host.Tests.Support;
using HttpStatusCode = nano::System.Net.HttpStatusCode;
using HttpWebRequest = nano::System.Net.HttpWebRequest;
using SocketException = nano::System.Net.Sockets.SocketException;
using WebException = nano::System.Net.WebException;
using WebExceptionStatus = nano::System.Net.WebExceptionStatus;
using WebRequest = nano::System.Net.WebRequest;

namespace NanoDps.Host.Tests.Http;

[TestClass]
public class HttpFailureTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("HTTP/1.1 200 OK\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Le")]
    public void C17_AServerThatClosesBeforeTheBodyIs10053(string sent)
    {
        using var rig = HttpRig.Closing(sent);
        Assert.AreEqual(10053, SocketCode(Fails(rig.Request())));
    }

    [TestMethod]
    public void C18_AServerThatResetsIs10054()
    {
        using var rig = new HttpRig(RawServer.Reset);
        Assert.AreEqual(10054, SocketCode(Fails(rig.Request())));
    }

    [TestMethod]
    [DataRow("http://127.0.0.1:1/x", "connection failed", 10061)]
    [DataRow("http://nowhere.invalid/x", "host not available", 11001)]
    public void C19_WithoutAConnectionTheCauseIsTwoLevelsDeep(string url, string text, int code)
    {
        using var device = new TestDevice();
        var inner = Inner(Fails((HttpWebRequest)WebRequest.Create(url)));
        Assert.AreEqual(text, inner.Message);
        Assert.AreEqual(WebExceptionStatus.ConnectFailure, inner.Status);
        Assert.AreEqual(code, SocketCode(inner));
    }

    [TestMethod]
    public void WithoutAConnectionTheRequestStreamIsOneLevelLess()
    {
        using var device = new TestDevice();
        var request = (HttpWebRequest)WebRequest.Create("http://127.0.0.1:1/x");
        request.Method = "PUT";
        request.ContentLength = 1;
        var e = Assert.ThrowsExactly<WebException>(request.GetRequestStream);
        Assert.AreEqual("connection failed", e.Message);
        Assert.AreEqual(10061, SocketCode(e));
    }

    [TestMethod]
    [DataRow("SSH-2.0-OpenSSH_9.2\r\n")]
    [DataRow("HTTP/1.1 abc OK\r\n\r\n")]
    public void C20_WhatIsNoHttpIsAResponseWithoutHeaders(string sent)
    {
        using var rig = HttpRig.Closing(sent);
        using var response = rig.Get();
        Assert.AreEqual((HttpStatusCode)0, response.StatusCode);
        Assert.IsNull(response.Headers);
        Assert.IsNull(response.StatusDescription);
        Errors.Default<NullReferenceException>(() => response.GetResponseHeader("Retry-After"));
    }

    [TestMethod]
    public void C21_ALineOf9000CharactersIsTooLong()
    {
        using var rig = new HttpRig("HTTP/1.1 200 OK\r\nX: " + new string('y', 9000) + "\r\n\r\n");
        var inner = Inner(Fails(rig.Request()));
        Assert.AreEqual("Line too long", inner.Message);
        Assert.AreEqual(WebExceptionStatus.ServerProtocolViolation, inner.Status);
    }

    [TestMethod]
    public void C28_TimeoutEndsTheWaitForTheHeaders()
    {
        using var rig = new HttpRig(_ => { });
        var request = rig.Request();
        request.Timeout = 300;
        var clock = Stopwatch.StartNew();
        Assert.AreEqual(Errors.ClosedMeanwhile, SocketCode(Fails(request)));
        Assert.IsInRange(250, 5_000, clock.ElapsedMilliseconds);
    }

    [TestMethod]
    public void C29_TimeoutDoesNotEndTheWaitForTheBody()
    {
        using var sent = new ManualResetEvent(false);
        using var rig = new HttpRig(connection =>
        {
            HttpRig.Send(connection, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\na");
            sent.WaitOne();
            HttpRig.Send(connection, "bcde");
        });
        var request = rig.Request();
        request.Timeout = 100;
        using var response = (nano::System.Net.HttpWebResponse)request.GetResponse();
        using var timer = new Timer(_ => sent.Set(), null, 500, -1);
        Assert.AreEqual("[abcde]", HttpRig.Read(response));
    }

    [TestMethod]
    public void ReadWriteTimeoutEndsTheWaitForTheHeaders()
    {
        using var rig = new HttpRig(_ => { });
        var request = rig.Request();
        request.ReadWriteTimeout = 300;
        Assert.AreEqual(10060, SocketCode(Fails(request)));
    }

    [TestMethod]
    public void ReadWriteTimeoutEndsTheWaitForTheBody()
    {
        using var rig = new HttpRig("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
        var request = rig.Request();
        request.ReadWriteTimeout = 300;
        using var response = (nano::System.Net.HttpWebResponse)request.GetResponse();
        Assert.AreEqual(10060, Errors.SocketCode(() => HttpRig.Read(response)));
    }

    private static WebException Fails(HttpWebRequest request)
    {
        var e = Assert.ThrowsExactly<WebException>(request.GetResponse);
        Assert.AreEqual("GetResponse() failed", e.Message);
        Assert.AreEqual(WebExceptionStatus.Success, e.Status);
        Assert.IsNull(e.Response);
        return e;
    }

    private static WebException Inner(WebException e) =>
        Assert.IsInstanceOfType<WebException>(e.InnerException);

    private static int SocketCode(WebException e) =>
        Assert.IsInstanceOfType<SocketException>(e.InnerException).ErrorCode;
}
