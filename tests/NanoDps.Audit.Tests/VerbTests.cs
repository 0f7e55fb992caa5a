using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

/// <summary>The program: exit codes, what is on standard output, what on standard error.</summary>
[TestClass]
public sealed class VerbTests
{
    [TestMethod]
    [DataRow("dps", "mbedtls-3.6.6.pcap", 0)]
    [DataRow("nanodps", "mbedtls-2.28.3.xxd.txt", 0)]
    [DataRow("nanodps", "node-20.20.2.pcapng", 1)]
    [DataRow("iot-hub", "openssl-3.0.22-tls-1.1.bin", 1)]
    [DataRow("dps-before-enforcement", "openssl-3.0.22-refused.pcap", 1)]
    public async Task ReadEndsWith0Or1AsTheProfileSays(string profile, string file, int exitCode)
    {
        var result = await Tool.NanodpsAsync("audit", "read", "--profile", profile, Vectors.PathOf(file));

        Assert.AreEqual(exitCode, result.ExitCode, result.Output + result.Errors);
        Assert.AreEqual("", result.Errors);
        StringAssert.Contains(
            result.Output, $"verdict: {(exitCode == 0 ? "accepted" : "refused")} by profile {profile}");
    }

    [TestMethod]
    public async Task ReadTakesStandardInputAndShowsTheHelloAndItsFindings()
    {
        var text = Encoding.ASCII.GetBytes(Convert.ToHexString(Vectors.Read(Vectors.Node).Message.AsSpan()));
        var result = await Tool.RunAsync("dotnet", text, [Repository.Program, "audit", "read", "-"]);

        Assert.AreEqual(0, result.ExitCode, result.Errors);
        StringAssert.Contains(result.Output, "  server name         global.azure-devices-provisioning.net\n");
        StringAssert.Contains(result.Output, "  protocols           mqtt\n");
        StringAssert.Contains(result.Output, "  pass  recommended-suite ");
        StringAssert.Contains(result.Output, "  warn  weak-suites ");
        StringAssert.Contains(result.Output, "        fix: remove them from the client's list\n");
    }

    [TestMethod]
    [DataRow("error: expected a file at /nowhere/at/all, there is none", "audit", "read", "/nowhere/at/all")]
    [DataRow("error: expected a readable file at /, got: Access to the path '/' is denied", "audit", "read", "/")]
    [DataRow("error: --profile: expected dps, dps-before-enforcement, iot-hub, nanodps or a file that ends in .json, got \"strict\"", "audit", "read", "--profile", "strict", "-")]
    [DataRow("error: expected a file at /nowhere/mine.json, there is none", "audit", "read", "--profile", "/nowhere/mine.json", "-")]
    [DataRow("error: --address: expected an IP address, got \"home\"", "audit", "listen", "--address", "home")]
    [DataRow("error: expected HOST or HOST:PORT with a port from 1 to 65535, got \"dps:0\"", "audit", "connect", "dps:0")]
    [DataRow("error: expected a device within 1 s, got none", "audit", "listen", "--address", "127.0.0.1", "--port", "0", "--timeout", "1")]
    public async Task WhateverElseGoesWrongEndsWith2(string error, params string[] arguments)
    {
        var result = await Tool.NanodpsAsync(arguments);

        Assert.AreEqual(2, result.ExitCode, result.Output + result.Errors);
        StringAssert.Contains(result.Errors, error + "\n");
        StringAssert.Contains(result.Errors, "\nhint: ");
        Assert.AreEqual("", result.Output);
    }

    [TestMethod]
    public async Task AnErrorIsToldInJsonWhenThatWasAskedFor()
    {
        var result = await Tool.RunAsync(
            "dotnet", "GET / HTTP/1.1\r\n"u8.ToArray(), [Repository.Program, "audit", "read", "--json", "-"]);

        Assert.AreEqual(2, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.AreEqual("unreadable", json.RootElement.GetProperty("verdict").GetString());
        StringAssert.EndsWith(json.RootElement.GetProperty("error").GetString(), "got text \"GET / HTTP/1.1\"");
        StringAssert.StartsWith(json.RootElement.GetProperty("hint").GetString(), "capture with: tcpdump");
    }

    [TestMethod]
    public async Task ACutCaptureEndsWith2()
    {
        using var file = new TemporaryFile(Wire.Pcap([Wire.Frame(1, Vectors.Node[..50])]));
        var result = await Tool.NanodpsAsync("audit", "read", file.Path);

        Assert.AreEqual(2, result.ExitCode);
        StringAssert.Contains(result.Output, "verdict: unreadable: expected a whole ClientHello, got its first 50 bytes");
    }

    [TestMethod]
    public async Task WhatAStrangerSendsCannotMoveTheCursor()
    {
        // ALPN "mqtt" becomes ESC [ 2 J, which would clear a terminal.
        var stream = Vectors.Node.ToArray();
        var at = stream.AsSpan().IndexOf("mqtt"u8);
        Encoding.ASCII.GetBytes("\u001b[2J").CopyTo(stream, at);
        using var file = new TemporaryFile(stream);
        var result = await Tool.NanodpsAsync("audit", "read", file.Path);

        StringAssert.Contains(result.Output, "  protocols           \\x1b[2J\n");
        Assert.DoesNotContain("\u001b", result.Output);
    }

    [TestMethod]
    public async Task ListenJudgesEachDeviceAndSavesItsBytes()
    {
        var folder = Directory.CreateTempSubdirectory("nanodps-audit-").FullName;
        try
        {
            using var program = new RunningProgram(
                "audit", "listen", "--address", "127.0.0.1", "--port", "0", "--count", "2", "--json",
                "--save", folder);
            var words = (await program.NextErrorLineAsync()).Split(' ', ',');
            CollectionAssert.AreEqual(new[] { "listening", "on", words[2], "", "profile", "dps" }, words);
            var address = IPEndPoint.Parse(words[2]);
            await SendAsync(address, Vectors.Node);
            await SendAsync(address, Vectors.Load("openssl-3.0.22-tls-1.1.bin"));
            var result = await program.EndAsync();

            Assert.AreEqual(1, result.ExitCode, result.Errors);
            var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            CollectionAssert.AreEqual(
                new[] { "accepted", "refused", "refused" },
                lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("verdict").GetString()).ToArray());
            StringAssert.Contains(lines[2], "\"devices\":2");
            CollectionAssert.AreEqual(Vectors.Node, File.ReadAllBytes(Path.Combine(folder, "hello-001.bin")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public async Task ConnectJudgesTheEmulatorAndEndsWith0()
    {
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options);
        var result = await Tool.NanodpsAsync(
            "audit", "connect", emulator.Dps.Endpoint.Address.ToString(), "--server-name", TestEmulator.DpsHost,
            "--ca-file", emulator.Facts.CaFile);

        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        StringAssert.Contains(result.Output, "  TLS 1.1             refused with alert handshake_failure (40)\n");
        StringAssert.EndsWith(
            result.Output, "verdict: accepted: this endpoint is what profile dps asks of a DPS with minTlsVersion 1.2\n");
    }

    [TestMethod]
    public async Task ConnectFindsThatTheEmulatorsRootIsNotPinnedAndEndsWith1()
    {
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options);
        var result = await Tool.NanodpsAsync(
            "audit", "connect", emulator.Dps.Endpoint.Address.ToString(), "--json", "--profile", "iot-hub",
            "--server-name", TestEmulator.DpsHost);

        Assert.AreEqual(1, result.ExitCode, result.Output + result.Errors);
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.AreEqual(
            "refused: this endpoint is not what profile iot-hub asks of IoT Hub: pinned-root",
            root.GetProperty("sentence").GetString());
        Assert.AreEqual(JsonValueKind.Null, root.GetProperty("root").ValueKind);
        Assert.AreEqual(4, root.GetProperty("cipherSuites").GetArrayLength());
        Assert.AreEqual("refused with alert handshake_failure (40)", root.GetProperty("otherSuites").GetString());
    }

    [TestMethod]
    public async Task ConnectToNobodyEndsWith2()
    {
        var result = await Tool.NanodpsAsync("audit", "connect", $"127.0.0.1:{FreePort()}");

        Assert.AreEqual(2, result.ExitCode);
        StringAssert.Contains(result.Errors, ", got ConnectionRefused\n");
    }

    private static async Task SendAsync(IPEndPoint address, byte[] hello)
    {
        using var device = new TcpClient();
        await device.ConnectAsync(address, Tool.Soon);
        await device.GetStream().WriteAsync(hello, Tool.Soon);
        // The alert: it has heard us.
        Assert.AreEqual(21, device.GetStream().ReadByte());
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
