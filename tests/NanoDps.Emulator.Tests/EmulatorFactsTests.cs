using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class EmulatorFactsTests
{
    [TestMethod]
    public async Task TheFactsAreOneLineOfJsonWithAllThatAClientNeeds()
    {
        await using var emulator = await TestSupport.StartAsync();
        var line = emulator.Facts.ToJson();
        var facts = JsonNode.Parse(line)!;

        Assert.DoesNotContain('\n', line);
        Assert.AreEqual(TestSupport.IdScope, facts["idScope"]!.GetValue<string>());
        Assert.IsTrue(File.Exists(facts["caFile"]!.GetValue<string>()));
        Assert.AreEqual(TestSupport.DpsHost, facts["dps"]!["name"]!.GetValue<string>());
        Assert.AreEqual(8883, facts["dps"]!["namePort"]!.GetValue<int>());
        Assert.AreEqual("127.0.0.1", facts["dps"]!["address"]!.GetValue<string>());
        Assert.AreEqual(emulator.DpsAddress().Port, facts["dps"]!["port"]!.GetValue<int>());
        Assert.AreEqual(TestSupport.HubHost, facts["hubs"]![0]!["name"]!.GetValue<string>());
        Assert.AreEqual("alone-01", facts["individual"]![0]!["registrationId"]!.GetValue<string>());
        Assert.AreEqual(
            TestSupport.AloneKeys.Primary,
            facts["individual"]![0]!["primaryKey"]!.GetValue<string>());
        Assert.AreEqual("fleet", facts["groups"]![0]!["name"]!.GetValue<string>());
        Assert.AreEqual(
            TestSupport.GroupKey, facts["groups"]![0]!["primaryKey"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task CertificatesThatWereAskedForAreMadeAndToldAbout()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Individual = [new("made-01", new TestCertificates(KeyKind.P384))],
                Groups = [new("made", new TestCertificates(KeyKind.Rsa2048, ["made-02"]))],
            },
            TestSupport.Soon);
        var facts = JsonNode.Parse(emulator.Facts.ToJson())!;

        Assert.AreEqual(443, facts["web"]![0]!["namePort"]!.GetValue<int>());
        Assert.AreEqual(TestSupport.HubHost, facts["web"]![1]!["name"]!.GetValue<string>());
        Assert.IsNull(facts["individual"]![0]!["primaryKey"]);
        Assert.IsTrue(File.Exists(facts["groups"]![0]!["caFile"]!.GetValue<string>()));
        foreach (var device in facts["devices"]!.AsArray())
        {
            var id = device!["registrationId"]!.GetValue<string>();
            var file = device["certificateFile"]!.GetValue<string>();
            var key = device["keyFile"]!.GetValue<string>();
            using var leaf = X509Certificate2.CreateFromPemFile(file, key);
            var all = new X509Certificate2Collection();
            all.ImportFromPemFile(file);
            Assert.AreEqual(
                0,
                await CertificateDevice.ConnectToDpsAsync(
                    emulator, id, CertificateDevice.Context(leaf, [.. all.Skip(1)])));
        }

        Assert.HasCount(2, facts["devices"]!.AsArray());
    }

    [TestMethod]
    public async Task ItListensOnLoopbackAloneAndNoLongerOnceItIsDisposed()
    {
        var emulator = await TestSupport.StartAsync();
        int[] ports = [emulator.DpsAddress().Port, emulator.Hubs[0].Endpoint.Address.Port];
        var listening = Listeners(ports);
        await emulator.DisposeAsync();

        Assert.HasCount(2, listening);
        Assert.IsTrue(listening.All(one => one.Address.Equals(IPAddress.Loopback)));
        Assert.IsEmpty(Listeners(ports));
    }

    [TestMethod]
    public async Task APortThatIsTakenIsAnErrorAndLeavesNothingBehind()
    {
        await using var first = await TestSupport.StartAsync();
        var options = TestSupport.Options with { DpsPort = first.DpsAddress().Port };

        var exception = await Assert.ThrowsAsync<IOException>(
            () => GuardedEmulator.StartAsync(options, TestSupport.Soon));
        StringAssert.Contains(exception.Message, "address already in use");
    }

    [TestMethod]
    public async Task DisposingEndsConnectionsThatAreOpen()
    {
        var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary);
        await device.ConnectToDpsAsync();
        await emulator.DisposeAsync();

        await device.Disconnected;
    }

    [TestMethod]
    public async Task TwoEmulatorsInOneProcessKnowNothingOfEachOther()
    {
        await using var one = await TestSupport.StartAsync();
        await using var two = await TestSupport.StartAsync();
        await using var device = new Device(one, "alone-01", TestSupport.AloneKeys.Primary);
        await device.ProvisionAsync();

        Assert.AreEqual(1, one.Hubs[0].DeviceCount);
        Assert.AreEqual(0, two.Hubs[0].DeviceCount);
        Assert.IsFalse(two.Events.Snapshot().Any(line => line.Device is not null));
    }

    private static IPEndPoint[] Listeners(int[] ports) =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(one => ports.Contains(one.Port))];
}
