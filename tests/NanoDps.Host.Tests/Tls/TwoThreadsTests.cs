extern alias nano;

namespace NanoDps.Host.Tests.Tls;

[TestClass]
public class TwoThreadsTests
{
    private const int Patience = 30_000;

    [TestMethod]
    public void OneThreadReadsWhileAnotherWritesMoreThanTheSocketTakes()
    {
        const int Size = 4 << 20;
        using var rig = new TlsStreamRig();
        var stream = rig.Client.Stream;
        var reader = Start(() => ReadAll(stream, Size));
        var writer = Start(() => stream.Write(new byte[Size], 0, Size));

        // The peer first writes all, which it can only when the client reads meanwhile.
        rig.Peer.Write(new byte[Size]);
        rig.Peer.ReadExactly(new byte[Size]);
        Assert.IsTrue(Task.WaitAll([reader, writer], Patience));
    }

    private static Task Start(Action action) =>
        Task.Factory.StartNew(action, TaskCreationOptions.LongRunning);

    private static void ReadAll(Stream stream, int size)
    {
        var buffer = new byte[1 << 16];

        for (var got = 0; got < size;)
        {
            var count = stream.Read(buffer, 0, buffer.Length);
            Assert.AreNotEqual(0, count);
            got += count;
        }
    }
}
