extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;
using nano::NanoDps.Host.Mbed;

namespace NanoDps.Host.Tests.Runtime;

[TestClass]
public class MbedTlsFilesTests
{
    [TestMethod]
    public void TheLibraryThatIsThereIsOneThatTheHostKnows() =>
        Assert.MatchesRegex("^(2\\.28|3\\.6)\\.[0-9]+$", MbedTlsLibrary.Version);

    [TestMethod]
    public void AMissingLibraryNamesTheCommandThatInstallsIt() => Errors.Says<MbedTlsException>(
        "expected mbedTLS 2.28 or 3.6 in /no-such-folder, got none;"
        + $" install it with: {MbedTlsLibrary.InstallCommand}",
        () => MbedTlsFiles.Load(isLinux: true, "/no-such-folder"));

    [TestMethod]
    public void ALibraryOfAnotherReleaseIsNamed()
    {
        var folder = Directory.CreateTempSubdirectory("nanodps-mbed-").FullName;
        File.WriteAllText(Path.Combine(folder, "libmbedtls.so.99"), "");
        Errors.Says<MbedTlsException>(
            $"expected mbedTLS 2.28 or 3.6 in {folder}, got libmbedtls.so.99;"
            + $" install it with: {MbedTlsLibrary.InstallCommand}",
            () => MbedTlsFiles.Load(isLinux: true, folder));
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void AnotherSystemThanLinuxIsToldSo()
    {
        var e = Assert.ThrowsExactly<MbedTlsException>(
            () => MbedTlsFiles.Load(isLinux: false, ""));
        Assert.StartsWith("the host board needs Linux, got ", e.Message);
        Assert.EndsWith("; on Windows run it in WSL 2", e.Message);
    }

    [TestMethod]
    [DataRow("bookworm", "libmbedtls14")]
    [DataRow("trixie", "libmbedtls21")]
    [DataRow("noble", "libmbedtls14t64")]
    [DataRow("unheard-of", null)]
    public void ThePackageDependsOnTheDistribution(string codename, string? package) =>
        Assert.AreEqual(package, MbedTlsFiles.PackageOf(codename));
}
