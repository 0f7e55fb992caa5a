extern alias nano;

using NanoDps.Host.Tests.Support;
using HttpStatusCode = nano::System.Net.HttpStatusCode;

namespace NanoDps.Host.Tests.Http;

[TestClass]
public class HttpAnswerTests
{
    [TestMethod]
    [DataRow(200)]
    [DataRow(202)]
    [DataRow(302)]
    [DataRow(401)]
    [DataRow(404)]
    [DataRow(429)]
    [DataRow(499)]
    [DataRow(500)]
    [DataRow(503)]
    public void C2_C3_C4_C8_EveryStatusIsAResponseWithABlankBeforeItsText(int status)
    {
        using var rig = new HttpRig($"HTTP/1.1 {status} Some Text\r\nContent-Length: 2\r\n\r\nhi");
        using var response = rig.Get();
        Assert.AreEqual((HttpStatusCode)status, response.StatusCode);
        Assert.AreEqual(" Some Text", response.StatusDescription);
        Assert.AreEqual("[hi]", HttpRig.Read(response));
    }

    [TestMethod]
    public void C7_AHeaderIsFoundInAnyCaseAndTwoValuesAreJoined()
    {
        using var rig = new HttpRig(
            "HTTP/1.1 429 X\r\nretry-AFTER: 1\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n");
        using var response = rig.Get();
        Assert.AreEqual("1,2", response.Headers["Retry-After"]);
        Assert.AreEqual("1,2", response.GetResponseHeader("RETRY-after"));
        Assert.IsNull(response.Headers["x-ms-error-code"]);
        Assert.AreEqual("", response.GetResponseHeader("x-ms-error-code"));
        Assert.AreEqual("", response.ContentType);
    }

    [TestMethod]
    public void C10_C12_WithoutALengthTheBodyEndsWithTheConnection()
    {
        using var rig = HttpRig.Closing("HTTP/1.1 200 OK\r\n\r\nuntil close");
        using var response = rig.Get();
        Assert.AreEqual(-1, response.ContentLength);
        Assert.AreEqual("[until close]", HttpRig.Read(response));
    }

    [TestMethod]
    public void WithoutALengthASmallReadLosesTheEnd()
    {
        using var rig = HttpRig.Closing("HTTP/1.1 200 OK\r\n\r\nuntil close");
        using var response = rig.Get();
        Assert.AreEqual("", HttpRig.Read(response, 100));
    }

    [TestMethod]
    public void C13_ChunksAreReadOneByOne()
    {
        using var rig = new HttpRig(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n");
        using var response = rig.Get();
        Assert.AreEqual(-1, response.ContentLength);
        Assert.AreEqual("[abc][defg]", HttpRig.Read(response));
    }

    [TestMethod]
    public void C14_ChunksThatEndEarlyAre10053()
    {
        using var rig = HttpRig.Closing(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
        using var response = rig.Get();
        Assert.AreEqual(10053, Errors.SocketCode(() => HttpRig.Read(response)));
    }

    [TestMethod]
    public void AChunkThatEndsEarlyReadsAsTheEnd()
    {
        using var rig = HttpRig.Closing(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n10\r\nde");
        using var response = rig.Get();
        Assert.AreEqual("[abc]", HttpRig.Read(response));
    }

    [TestMethod]
    public void C16_MoreThanWasAnnouncedIsReadToo()
    {
        using var rig = new HttpRig("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiEXTRA");
        using var response = rig.Get();
        Assert.AreEqual(2, response.ContentLength);
        Assert.AreEqual("[hiEXTRA]", HttpRig.Read(response));
    }

    [TestMethod]
    public void C22_LowerCaseAndNoTextAreTaken()
    {
        using var rig = new HttpRig("http/1.1 200\r\ncontent-length: 1\r\n\r\nx");
        using var response = rig.Get();
        Assert.AreEqual("", response.StatusDescription);
        Assert.AreEqual("[x]", HttpRig.Read(response));
    }

    [TestMethod]
    public void C23_ContinueIsSkipped()
    {
        using var rig = new HttpRig(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfinal");
        using var response = rig.Get();
        Assert.AreEqual("[final]", HttpRig.Read(response));
    }

    [TestMethod]
    public void C24_ALongBodyComesWhole()
    {
        using var rig = new HttpRig(
            "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n" + new string('z', 60_000));
        using var response = rig.Get();
        Assert.AreEqual(60_000, HttpRig.Read(response).Count(c => c == 'z'));
    }

    [TestMethod]
    public void C46_ABodyThatIsCutShortEndsAtOnceAndASmallReadLosesWhatCame()
    {
        using var rig = HttpRig.Closing("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789");
        using var small = rig.Get();
        Assert.AreEqual("", HttpRig.Read(small, 255));
        using var large = rig.Get();
        Assert.AreEqual(100, large.ContentLength);
        Assert.AreEqual("[0123456789]", HttpRig.Read(large, 512));
    }

    [TestMethod]
    public void AHeaderGoesOnInALineThatBeginsWithABlank()
    {
        using var rig = new HttpRig("HTTP/1.1 200 OK\r\nX: b\r\n c\r\nContent-Length: 0\r\n\r\n");
        using var response = rig.Get();
        Assert.AreEqual("b c", response.Headers["X"]);
    }

    [TestMethod]
    public void ALineThatEndsWithoutCrLosesItsLastCharacter()
    {
        using var rig = new HttpRig("HTTP/1.1 200 OK\nX-A: bcd\nContent-Length: 50\n\nhello");
        using var response = rig.Get();
        Assert.AreEqual(" O", response.StatusDescription);
        Assert.AreEqual("bc", response.Headers["X-A"]);
        Assert.AreEqual(5, response.ContentLength);
    }

    [TestMethod]
    public void HeadersThatAreTooMuchEndThereAndTheRestIsBody()
    {
        var header = "X: " + new string('y', 1000) + "\r\n";
        using var rig = HttpRig.Closing(
            "HTTP/1.1 200 OK\r\n" + header + header + header + header + header + "\r\nbody");
        using var response = rig.Get();
        Assert.AreEqual(1, response.Headers.Count);
        Assert.AreEqual(-1, response.ContentLength);
        Assert.EndsWith("body]", HttpRig.Read(response, 4096));
    }
}
