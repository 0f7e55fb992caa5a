using NanoDps.Emulator.Certificates;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class TestAuthorityTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("nanodps-ca-").FullName;

    private Configuration.EmulatorOptions Options => TestSupport.Options with
    {
        StateDirectory = Path.Combine(_directory, "state"),
        Chain = ChainKind.Direct,
    };

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public async Task TheFilesOfTheFirstRunServeTheNext()
    {
        await RunAsync();
        var first = Contents();
        await RunAsync();

        CollectionAssert.AreEqual(first, Contents());
    }

    [TestMethod]
    public async Task OnlyTheOwnerCanReadTheFiles()
    {
        await RunAsync();
        foreach (var file in Directory.GetFiles(Options.StateDirectory, "*.pem"))
        {
            Assert.AreEqual(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file), file);
        }
    }

    [TestMethod]
    public async Task ADamagedRootIsReplacedAndWithItWhatItSigned()
    {
        await RunAsync();
        var root = Path.Combine(Options.StateDirectory, "ca.pem");
        await File.WriteAllTextAsync(root, "nonsense");
        await using var emulator = await GuardedEmulator.StartAsync(Options, TestSupport.Soon);
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(),
            $"-tls1_2 -CAfile {root} -verify_hostname {TestSupport.DpsHost}");

        StringAssert.Contains(output, "Verify return code: 0 (ok)");
    }

    [TestMethod]
    public async Task TwoEmulatorsCanStartOnTheSameDirectoryAtOnce()
    {
        var emulators = await Task.WhenAll(
            GuardedEmulator.StartAsync(Options, TestSupport.Soon),
            GuardedEmulator.StartAsync(Options, TestSupport.Soon));
        foreach (var emulator in emulators)
        {
            var output = await OpenSsl.ClientAsync(
                emulator.DpsAddress(), $"-tls1_2 -CAfile {emulator.Facts.CaFile}");
            StringAssert.Contains(output, "Verify return code: 0 (ok)");
            await emulator.DisposeAsync();
        }
    }

    private async Task RunAsync()
    {
        await using var emulator = await GuardedEmulator.StartAsync(Options, TestSupport.Soon);
    }

    private string[] Contents() =>
        [.. Directory.GetFiles(Options.StateDirectory).Order().Select(file => file + File.ReadAllText(file))];
}
