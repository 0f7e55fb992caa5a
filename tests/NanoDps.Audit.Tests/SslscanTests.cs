using System.Globalization;
using System.Xml.Linq;
using NanoDps.Audit.Probing;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

/// <summary>sslscan's view of the same servers.</summary>
[TestClass]
public sealed class SslscanTests
{
    [TestMethod]
    public async Task SslscanFindsOnTheEmulatorExactlyTls12AndTheFourSuites()
    {
        Tool.Needs("sslscan");
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options);
        foreach (var (port, name) in new[]
        {
            (emulator.Dps.Endpoint.Address.Port, TestEmulator.DpsHost),
            (emulator.Hubs[0].Endpoint.Address.Port, "contoso-eu.azure-devices.net"),
        })
        {
            var scan = await ScanAsync(port, name);

            CollectionAssert.AreEqual(new[] { "TLSv1.2" }, scan.Versions);
            CollectionAssert.AreEquivalent(
                HelloGate.RecommendedSuites.Select(id => ("TLSv1.2", id)).ToArray(), scan.Suites);
        }
    }

    [TestMethod]
    public async Task SslscanFindsTheSuitesThatTheProbeFindsOnAServerThatAcceptsEverything()
    {
        Tool.Needs("sslscan");
        await using var server = await OpenSslServer.StartAsync("-cipher", "ALL:@SECLEVEL=0");
        var scan = await ScanAsync(server.Port, TestEmulator.DpsHost);
        var result = await EndpointProbe.RunAsync(
            new ProbeTarget { Host = "127.0.0.1", Port = server.Port, ServerName = TestEmulator.DpsHost },
            server.Pem, Tool.Soon);

        CollectionAssert.AreEquivalent(
            scan.Suites.Where(one => one.Version == "TLSv1.2").Select(one => one.Id).ToArray(),
            result.Suites.ToArray());
        CollectionAssert.AreEquivalent(
            scan.Versions,
            result.Versions.Where(one => one.IsAccepted)
                .Select(one => TlsNames.Version(one.Version).Replace("TLS ", "TLSv", StringComparison.Ordinal))
                .ToArray());
    }

    private static async Task<(string[] Versions, (string Version, ushort Id)[] Suites)> ScanAsync(int port, string name)
    {
        using var file = new TemporaryFile([]);
        var tool = await Tool.RunAsync(
            "sslscan", $"--xml={file.Path}", $"--sni-name={name}", "--no-colour", $"127.0.0.1:{port}");
        Assert.AreEqual(0, tool.ExitCode, tool.Output + tool.Errors);
        var xml = XDocument.Load(file.Path);
        return (
            [.. xml.Descendants("protocol").Where(one => (string?)one.Attribute("enabled") == "1")
                .Select(one => $"{((string)one.Attribute("type")! == "ssl" ? "SSLv" : "TLSv")}{(string)one.Attribute("version")!}")],
            [.. xml.Descendants("cipher").Select(one => (
                (string)one.Attribute("sslversion")!,
                ushort.Parse(((string)one.Attribute("id")!)[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)))]);
    }
}
