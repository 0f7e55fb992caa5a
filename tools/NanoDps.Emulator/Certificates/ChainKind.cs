namespace NanoDps.Emulator.Certificates;

/// <summary>How many certificates stand between a server and the root that a device pins.</summary>
public enum ChainKind
{
    /// <summary>
    /// Like Azure's since September 2025: a pinned RSA-2048 root; sent are a cross-signed root of
    /// RSA-4096, an issuing CA of RSA-4096, both signed with SHA-384, and the leaf of RSA-2048.
    /// </summary>
    Azure,

    /// <summary>The leaf is signed by the pinned root; only the leaf is sent.</summary>
    Direct,
}
