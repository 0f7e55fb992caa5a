namespace NanoDps.Emulator.Certificates;

/// <summary>What stands between a server and the root that a device pins.</summary>
public enum ChainKind
{
    /// <summary>
    /// Like Azure's since September 2025: a pinned RSA-2048 root; sent are a cross-signed root of
    /// RSA-4096, an issuing CA of RSA-4096, both signed with SHA-384, and the leaf of RSA-2048.
    /// </summary>
    Azure,

    /// <summary>The leaf is signed by the pinned root; only the leaf is sent.</summary>
    Direct,

    /// <summary>One issuing CA between: RSA-2048 and SHA-256 all along.</summary>
    Compact,

    /// <summary>
    /// Under another root, RSA-4096 with SHA-384 as Microsoft RSA Root CA 2017 is, which Azure names
    /// as the next one; sent are an issuing CA of RSA-4096 and the leaf. A device that pins only
    /// the root of the other chains refuses it.
    /// </summary>
    Successor,
}
