using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Cli.Tests;

namespace NanoDps.Monitor.Tests.Ports;

/// <summary>The program itself on a port, with roots.</summary>
[TestClass]
public sealed class ConfigureRootsPortTests : IDisposable
{
    internal static readonly string Bundle = "nanodps-roots 1\nversion 3\n" + Certificate() + "\nsignature AAAA\n";

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-roots-").FullName;

    public ConfigureRootsPortTests()
    {
        File.WriteAllText(Path.Combine(_folder, "nanodps.roots"), Bundle);
        File.WriteAllText(Path.Combine(_folder, "lock.txt"), "sesame\n");
        File.WriteAllText(
            Path.Combine(_folder, "nanodps.conf"),
            "id-scope = 0ne00000A0A\nregistration-id = dev-01\nkey = AAECAwQFBgcICQoLDA0ODw==\n");
    }

    public void Dispose()
    {
        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public async Task ALockedDeviceGetsValuesAndRootsAndIsLockedAgain()
    {
        using var device = new PtyDevice(new FakeDevice { Passphrase = "sesame" });
        await EndAsync(
            0, device, "--file", "nanodps.conf", "--roots", "nanodps.roots", "--passphrase-file", "lock.txt");
        Assert.AreEqual(Bundle, System.Text.Encoding.ASCII.GetString(device.Device.Roots.Taken!));
        Assert.HasCount(3, device.Device.Values);
        Assert.IsFalse(device.Device.IsOpen);
    }

    [TestMethod]
    public async Task RootsAloneAreSentAndTheDeviceRestarts()
    {
        using var device = new PtyDevice(new FakeDevice());
        var lines = await EndAsync(0, device, "--roots", "nanodps.roots", "--reboot");
        CollectionAssert.AreEqual(
            new[]
            {
                "config show", "config set roots", "config show", "reboot",
                "sent version 3 of the roots, nanodps.roots, and read it back",
            },
            lines);
        Assert.AreEqual(1, device.Device.Reboots);
        Assert.IsEmpty(device.Device.Values);
    }

    [TestMethod]
    public async Task RootsThatAreThereAreNotSent()
    {
        using var device = new PtyDevice(new FakeDevice());
        device.Device.Roots.Bundle = 3;
        var lines = await EndAsync(0, device, "--roots", "nanodps.roots");
        Assert.AreEqual("version 3 of the roots is already there; another bundle needs a higher one", lines[1]);
        CollectionAssert.AreEqual(new[] { "config show" }, device.Device.Commands);
    }

    [TestMethod]
    public async Task ADeviceThatRefusesIsLockedAgain()
    {
        using var device = new PtyDevice(new FakeDevice { Passphrase = "sesame" });
        device.Device.Roots.Judge = _ => "version: expected 9 or newer, got 3";
        var lines = await EndAsync(1, device, "--roots", "nanodps.roots", "--passphrase-file", "lock.txt");
        CollectionAssert.Contains(
            lines,
            $"error: {device.PortName}: config set roots: the device says: "
            + "roots: version: expected 9 or newer, got 3; nothing was stored");
        Assert.IsFalse(device.Device.IsOpen);
    }

    [TestMethod]
    public async Task RootsAreTakenOut()
    {
        using var device = new PtyDevice(new FakeDevice());
        device.Device.Roots.Bundle = 3;
        var lines = await EndAsync(0, device, "--clear-roots");
        CollectionAssert.Contains(lines, "took the bundle of roots out; the pinned roots stay");
        Assert.IsNull(device.Device.Roots.Next);
    }

    [TestMethod]
    public async Task InterruptedItLocksTheDeviceAgain()
    {
        using var device = new PtyDevice(new FakeDevice { Passphrase = "sesame" });
        Action interrupt = () => Assert.Fail("not started yet");
        device.Device.Roots.Judge = _ =>
        {
            // The answer never comes, so that it is the interruption that ends the wait.
            device.Device.ToHost = line => line.Contains(" 680 ", StringComparison.Ordinal) ? "" : line;
            interrupt();
            return "signature: not the owner's";
        };
        using var program = Start(device, "--roots", "nanodps.roots", "--passphrase-file", "lock.txt");
        interrupt = program.Interrupt;
        Assert.AreEqual(130, await program.EndAsync(_deadline.Token));
        Assert.IsFalse(device.Device.IsOpen);
    }

    private async Task<string[]> EndAsync(int exitCode, PtyDevice device, params string[] arguments)
    {
        using var program = Start(device, arguments);
        var ended = await program.EndAsync(_deadline.Token);
        string[] lines = [.. program.Output, .. program.Errors];
        Assert.AreEqual(exitCode, ended, string.Join('\n', lines));
        return lines;
    }

    private RunningProgram Start(PtyDevice device, params string[] arguments) =>
        RunningProgram.Start(["configure", device.PortName, .. arguments], _folder);

    private static string Certificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=A root", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.ExportCertificatePem();
    }
}
