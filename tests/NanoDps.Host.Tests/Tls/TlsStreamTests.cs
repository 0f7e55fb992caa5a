extern alias nano;

using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.Tls;

[TestClass]
public class TlsStreamTests
{
    private const int Failed = -1;
    private const int Patience = 10_000;

    [TestMethod]
    public void A71_AfterCloseNotifyAndFinReadGives0()
    {
        using var rig = new TlsStreamRig();
        rig.Peer.ShutdownAsync().Wait(Patience);
        Assert.AreEqual(0, rig.Read());
        var second = rig.StartRead();
        Assert.IsFalse(second.Wait(200), "the second read should wait for the FIN");
        rig.PeerSocket.Shutdown(SocketShutdown.Send);
        Assert.IsTrue(second.Wait(Patience));
        Assert.AreEqual(0, second.Result);
    }

    [TestMethod]
    public void A72_FinWithoutCloseNotifyReadsAs0()
    {
        using var rig = new TlsStreamRig();
        rig.PeerSocket.Shutdown(SocketShutdown.Send);
        Assert.AreEqual(0, rig.Read());
        Assert.AreEqual(0, rig.Read());
    }

    [TestMethod]
    public void A73_RstReadsAsMinus1ThenAs0()
    {
        using var rig = new TlsStreamRig();
        RawServer.Reset(rig.PeerSocket);
        Assert.AreEqual(Failed, Errors.SocketCode(() => rig.Read()));
        Assert.AreEqual(0, rig.Read());
    }

    [TestMethod]
    public void A74_WriteAfterThePeerClosedSucceedsOnceThenIsMinus1()
    {
        using var rig = new TlsStreamRig();
        rig.PeerSocket.Close();
        Assert.AreEqual(0, rig.Read());
        rig.Write("one");
        rig.WaitForReset();
        Assert.AreEqual(Failed, Errors.SocketCode(() => rig.Write("two")));
        Assert.AreEqual(Failed, Errors.SocketCode(() => rig.Write("three")));
        rig.Client.Stream.Flush();
    }

    [TestMethod]
    public void A75_WriteAfterRstIsMinus1()
    {
        using var rig = new TlsStreamRig();
        RawServer.Reset(rig.PeerSocket);
        rig.WaitForReset();
        Assert.AreEqual(Failed, Errors.SocketCode(() => rig.Write("one")));
    }

    [TestMethod]
    public void A76_AReadTimeoutIs10060AndTheStreamGoesOn()
    {
        using var rig = new TlsStreamRig();
        rig.Client.Stream.ReadTimeout = 300;
        Assert.AreEqual(300, rig.Client.Socket.ReceiveTimeout);
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(10060, Errors.SocketCode(() => rig.Read()));
        Assert.IsGreaterThanOrEqualTo(290, watch.ElapsedMilliseconds);
        rig.Peer.Write("x"u8);
        Assert.AreEqual(1, rig.Read());
    }

    [TestMethod]
    public void A77_OneReadGivesOneRecordAtMost()
    {
        using var rig = new TlsStreamRig();
        rig.Peer.Write("one"u8);
        rig.Peer.Write("two"u8);
        var buffer = new byte[30_000];
        Assert.AreEqual("one", rig.ReadText(buffer));
        Assert.AreEqual("two", rig.ReadText(buffer));
        Assert.AreEqual(0, rig.Client.Stream.Read(buffer, 0, 0));
        rig.Peer.Write(new byte[20_000]);
        Assert.AreEqual(16384, rig.Client.Stream.Read(buffer, 0, buffer.Length));
        Assert.AreEqual(3616, rig.Client.Stream.Read(buffer, 0, buffer.Length));
    }

    [TestMethod]
    public void A78_AWriteOf40000BytesArrivesWhole()
    {
        using var rig = new TlsStreamRig();
        var sent = Enumerable.Range(0, 40_000).Select(i => (byte)(i * 7)).ToArray();
        rig.Client.Stream.Write(sent, 0, sent.Length);
        var received = new byte[sent.Length];
        rig.Peer.ReadExactly(received);
        CollectionAssert.AreEqual(sent, received);
    }

    [TestMethod]
    public void A79_ArgumentErrors()
    {
        using var rig = new TlsStreamRig();
        var stream = rig.Client.Stream;
        Errors.Says<ArgumentNullException>(
            "Value cannot be null.", () => stream.Read(null!, 0, 1));
        Errors.Says<ArgumentNullException>(
            "Value cannot be null.", () => stream.Write(null!, 0, 1));

        foreach (var (offset, size) in new[] { (-1, 1), (3, 0), (0, 3), (0, -1) })
        {
            const string Text = "Value does not fall within the expected range.";
            Errors.Says<ArgumentOutOfRangeException>(
                Text, () => stream.Read(new byte[2], offset, size));
            Errors.Says<ArgumentOutOfRangeException>(
                Text, () => stream.Write(new byte[2], offset, size));
        }
    }

    [TestMethod]
    public void A80_SeekingIsNotSupported()
    {
        using var rig = new TlsStreamRig();
        var stream = rig.Client.Stream;
        Errors.Default<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Errors.Default<NotSupportedException>(() => stream.Position = 1);
        Errors.Default<NotSupportedException>(() => _ = stream.Position);
        Errors.Default<NotSupportedException>(() => stream.SetLength(1));
    }

    [TestMethod]
    public void A81_DisposeTwiceAndCloseAfterwardsAreFine()
    {
        using var rig = new TlsStreamRig();
        rig.Client.Stream.Dispose();
        rig.Client.Stream.Dispose();
        rig.Client.Stream.Close();
        Assert.IsFalse(rig.Client.Socket.Connected);
    }

    [TestMethod]
    public void A82_UseAfterDisposeIsObjectDisposed()
    {
        using var rig = new TlsStreamRig();
        var stream = rig.Client.Stream;
        stream.Dispose();
        Errors.Default<ObjectDisposedException>(() => stream.Read(new byte[1], 0, 1));
        Errors.Default<ObjectDisposedException>(() => stream.Write(new byte[1], 0, 1));
        Errors.Default<ObjectDisposedException>(() => _ = stream.DataAvailable);
        Assert.AreEqual(-1, stream.ReadTimeout);
    }

    [TestMethod]
    public void A83_AHandshakeAfterDisposeFailsAsASocketCall()
    {
        using var rig = new TlsStreamRig();
        rig.Client.Stream.Dispose();
        Assert.AreEqual(
            Errors.ClosedMeanwhile, Errors.SocketCode(() => rig.Client.Authenticate()));
        using var fresh = new TlsClient(rig.Port);
        fresh.Stream.Dispose();
        Assert.AreEqual(Errors.ClosedMeanwhile, Errors.SocketCode(() => fresh.Authenticate()));
    }

    [TestMethod]
    public void A84_DisposeByAnotherThreadEndsABlockedRead()
    {
        using var rig = new TlsStreamRig();
        var code = Task.Factory.StartNew(
            () => Errors.SocketCode(() => rig.Read()), TaskCreationOptions.LongRunning);
        Assert.IsFalse(code.Wait(200), "the read should block");
        rig.Client.Stream.Dispose();
        Assert.IsTrue(code.Wait(Patience));
        Assert.AreEqual(Errors.ClosedMeanwhile, code.Result);
    }

    [TestMethod]
    public void A85_AfterSocketCloseReadFailsAsASocketCall()
    {
        using var rig = new TlsStreamRig();
        rig.Client.Socket.Close();
        Assert.AreEqual(Errors.ClosedMeanwhile, Errors.SocketCode(() => rig.Read()));
        rig.Client.Stream.Dispose();
    }

    [TestMethod]
    public void A86_DisposeClosesTheSocketToo()
    {
        using var rig = new TlsStreamRig();
        rig.Client.Stream.Dispose();
        Errors.Default<ObjectDisposedException>(() => rig.Client.Socket.Send([1]));
        rig.Client.Socket.Close();
    }

    [TestMethod]
    public void DisposeSaysGoodbye()
    {
        using var rig = new TlsStreamRig();
        rig.Client.Stream.Dispose();
        Assert.AreEqual(-1, rig.Peer.ReadByte(), ".NET throws when close_notify is missing");
    }

    [TestMethod]
    public void DataAvailableTellsOfARecordThatIsThere()
    {
        using var rig = new TlsStreamRig();
        Assert.IsFalse(rig.Client.Stream.DataAvailable);
        rig.Peer.Write("four"u8);
        Assert.IsTrue(rig.Client.Socket.Poll(
            Patience * 1000, nano::System.Net.Sockets.SelectMode.SelectRead));
        Assert.IsTrue(rig.Client.Stream.DataAvailable);
        Assert.AreEqual(4, rig.Client.Stream.Length);
    }
}
