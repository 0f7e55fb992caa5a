extern alias nano;

using System.Text;
using nano::NanoDps.Host;
using nano::System.IO.Ports;

namespace NanoDps.Host.Tests.Serial;

[TestClass]
public class PseudoTerminalTests
{
    [TestMethod]
    public async Task WhatTheDeviceWritesComesOutOfTheTerminal()
    {
        using var rig = new SerialRig();
        using var terminal = Connected(rig);
        using var port = SerialRig.Open();
        using var user = Open(terminal);
        port.Write("hello\r\nü\0\u0004\u0011");
        Assert.AreEqual("hello\r\nü\0\u0004\u0011", await Read(user, 12));
    }

    [TestMethod]
    public void WhatIsTypedComesToTheDevice()
    {
        using var rig = new SerialRig();
        using var terminal = Connected(rig);
        using var port = SerialRig.Open();
        using var user = Open(terminal);
        user.Write("help\r\n\u0003"u8);
        var buffer = new byte[7];
        port.Read(buffer, 0, 7);
        CollectionAssert.AreEqual("help\r\n\u0003"u8.ToArray(), buffer);
    }

    [TestMethod]
    public async Task WhatIsWrittenWithoutAReaderIsLost()
    {
        using var rig = new SerialRig();
        using var terminal = Connected(rig);
        using var port = SerialRig.Open();
        port.Write("nobody");
        using (var first = Open(terminal))
        {
            port.Write("first");
            Assert.AreEqual("first", await Read(first, 5));
        }

        port.Write("nobody");
        using var second = Open(terminal);
        port.Write("second");
        Assert.AreEqual("second", await Read(second, 6));
    }

    [TestMethod]
    public void WhatWasTypedJustBeforeLeavingStillComes()
    {
        using var rig = new SerialRig();
        using var terminal = Connected(rig);
        using var port = SerialRig.Open();
        using (var user = Open(terminal))
        {
            user.Write("x\n"u8);
        }

        Assert.AreEqual("x", port.ReadLine());
    }

    [TestMethod]
    public void AReaderThatDoesNotReadHoldsTheDeviceUpOnceAndBriefly()
    {
        using var rig = new SerialRig();
        using var terminal = Connected(rig);
        using var port = SerialRig.Open();
        using var user = Open(terminal);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 300; i++)
        {
            port.Write(new byte[1024], 0, 1024);
        }

        Assert.IsLessThan(5_000, clock.ElapsedMilliseconds);
    }

    [TestMethod]
    public async Task AFloodOfLinesComesWholeToADeviceThatReadsIt()
    {
        using var rig = new SerialRig();
        using var terminal = Connected(rig);
        using var port = new SerialPort("COM2", 115200) { ReadBufferSize = 4096 };
        port.Open();
        using var user = Open(terminal);
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                user.Write(Encoding.ASCII.GetBytes($"line {i:D10}\n"));
            }
        });

        var line = new byte[16];
        for (var i = 0; i < 200; i++)
        {
            port.Read(line, 0, line.Length);
            Assert.AreEqual($"line {i:D10}\n", Encoding.ASCII.GetString(line));
        }

        await writing.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [TestMethod]
    public async Task TheTerminalOutlivesTheDevice()
    {
        using var terminal = new PseudoTerminal();
        using var user = Open(terminal);
        using (var before = new SerialRig())
        {
            before.Uart.Connect(terminal);
            using var port = SerialRig.Open();
            port.Write("before");
        }

        using var after = new SerialRig();
        after.Uart.Connect(terminal);
        using var again = SerialRig.Open();
        again.Write("after");
        Assert.AreEqual("beforeafter", await Read(user, 11));
    }

    private static PseudoTerminal Connected(SerialRig rig)
    {
        var terminal = new PseudoTerminal();
        rig.Uart.Connect(terminal);
        return terminal;
    }

    private static FileStream Open(PseudoTerminal terminal) => new(
        terminal.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);

    private static async Task<string> Read(FileStream user, int bytes)
    {
        var buffer = new byte[bytes];
        await Task.Run(() => user.ReadExactly(buffer)).WaitAsync(TimeSpan.FromSeconds(10));
        return Encoding.UTF8.GetString(buffer);
    }
}
