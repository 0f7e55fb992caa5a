using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>Finds the three libraries of mbedTLS, all of one version.</summary>
internal static class MbedTlsFiles
{
    /// <summary>Names a folder to load from instead of the system's places.</summary>
    public const string FolderVariable = "NANODPS_MBEDTLS";

    // Sonames of one release go together: a crypto of another release would load and then crash.
    private static readonly (string Tls, string X509, string Crypto)[] _families =
    [
        ("libmbedtls.so.21", "libmbedx509.so.7", "libmbedcrypto.so.16"), // 3.6
        ("libmbedtls.so.14", "libmbedx509.so.1", "libmbedcrypto.so.7"), // 2.28
    ];

    private static readonly (string Codename, string Package)[] _packages =
    [
        ("bookworm", "libmbedtls14"),
        ("noble", "libmbedtls14t64"),
        ("trixie", "libmbedtls21"),
    ];

    /// <summary>Loads crypto, then x509, then tls: each needs the one before.</summary>
    /// <exception cref="MbedTlsException">
    /// Not on Linux, or nothing that fits is installed.
    /// </exception>
    public static MbedTlsHandles Load() => Load(
        OperatingSystem.IsLinux(), Environment.GetEnvironmentVariable(FolderVariable) ?? "");

    /// <summary>
    /// The same on a given kind of system, from a given folder ("": the system's).
    /// </summary>
    public static MbedTlsHandles Load(bool isLinux, string folder)
    {
        if (!isLinux)
        {
            throw new MbedTlsException(
                "the host board needs Linux, got " + RuntimeInformation.OSDescription
                + "; on Windows run it in WSL 2");
        }

        foreach (var (tls, x509, crypto) in _families)
        {
            if (NativeLibrary.TryLoad(Path.Combine(folder, crypto), out var cryptoHandle)
                && NativeLibrary.TryLoad(Path.Combine(folder, x509), out var x509Handle)
                && NativeLibrary.TryLoad(Path.Combine(folder, tls), out var tlsHandle))
            {
                return new MbedTlsHandles(tlsHandle, x509Handle, cryptoHandle);
            }
        }

        throw new MbedTlsException(
            $"expected mbedTLS 2.28 or 3.6 {Place(folder)}"
            + $", got {Found(folder)}; install it with: {InstallCommand()}");
    }

    /// <summary>The one command that installs mbedTLS on this distribution.</summary>
    public static string InstallCommand()
    {
        var package = PackageOf(Codename());
        return package is null ? "tools/install-native.sh" : "sudo apt-get install " + package;
    }

    /// <summary>
    /// The package of a release of Debian or Ubuntu; null for one not listed here.
    /// </summary>
    public static string? PackageOf(string codename) =>
        _packages.FirstOrDefault(known => known.Codename == codename).Package;

    private static string Place(string folder) =>
        folder.Length == 0 ? "on this computer" : "in " + folder;

    private static string Codename()
    {
        const string ReleaseFile = "/etc/os-release";
        const string Key = "VERSION_CODENAME=";
        var lines = File.Exists(ReleaseFile) ? File.ReadAllLines(ReleaseFile) : [];
        var line = lines.FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal));
        return line?[Key.Length..].Trim('"') ?? "";
    }

    private static string Found(string folder)
    {
        string[] folders = folder.Length > 0 ? [folder] :
        [
            "/usr/lib64",
            "/usr/lib",
            "/usr/local/lib",
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
        ];
        var files = folders
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "libmbedtls.so.*"))
            .Select(Path.GetFileName)
            .ToArray();
        return files.Length == 0 ? "none" : string.Join(", ", files);
    }
}
