extern alias nano;

using System.Net.Sockets;
using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.Tls;

/// <summary>Servers that end or spoil the handshake. Every failure is of one type (A52).</summary>
[TestClass]
public class BrokenServerTests
{
    private const int Reset = -80;
    private const int Eof = -29312;

    [TestMethod]
    public void A46_A52_AServerThatClosesOnAcceptIsAResetOrAnEnd()
    {
        using var server = new RawServer(socket => socket.Close());
        Assert.Contains(Code(server), new[] { Reset, Eof });
    }

    [TestMethod]
    public void A47_A52_FinAfterTheHelloIsAnEnd()
    {
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            socket.Close();
        });
        Assert.AreEqual(Eof, Code(server));
    }

    [TestMethod]
    public void A48_A52_RstAfterTheHelloIsAReset()
    {
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            RawServer.Reset(socket);
        });
        Assert.AreEqual(Reset, Code(server));
    }

    [TestMethod]
    public void A49_A52_AnAnswerInTextIsAnInvalidRecord()
    {
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            socket.Send("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"u8);
            RawServer.Read(socket, 1000);
        });
        Assert.AreEqual(-29184, Code(server));
    }

    [TestMethod]
    public void A50_A52_APartOfARecordThenAnEndIsAnEnd()
    {
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            socket.Send([0x16, 3, 3, 4, 0, 1, 2, 3, 4]);
            socket.Shutdown(SocketShutdown.Send);
            RawServer.Read(socket, 1000);
        });
        Assert.AreEqual(Eof, Code(server));
    }

    [TestMethod]
    public void A51_A52_AnEchoOfTheHelloCannotBeDecoded()
    {
        using var server = new RawServer(socket =>
        {
            socket.Send(RawServer.ReadRecord(socket));
            RawServer.Read(socket, 1000);
        });
        Assert.AreEqual(-29440, Code(server));
    }

    private static int Code(RawServer server)
    {
        using var client = new TlsClient(server.Port);
        return client.FailureCode();
    }
}
