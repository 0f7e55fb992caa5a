using NanoDps.Host.Mbed;

namespace NanoDps.Host;

/// <summary>The mbedTLS of this computer, which does the TLS of every device.</summary>
public static class MbedTlsLibrary
{
    /// <summary>Its version, as "3.6.6".</summary>
    /// <exception cref="MbedTlsException">There is none that can be used.</exception>
    public static string Version => MbedTls.Instance.Version;

    /// <summary>The command that installs it on this distribution.</summary>
    public static string InstallCommand => MbedTlsFiles.InstallCommand();

    /// <summary>
    /// Loads it. To be called at the start, since firmware that meets the exception takes it for
    /// one more failure and tries again for ever.
    /// </summary>
    /// <exception cref="MbedTlsException">There is none that can be used.</exception>
    public static void Require() => _ = MbedTls.Instance;
}
