namespace NanoDps.Emulator.Certificates;

/// <summary>The key of a certificate.</summary>
public enum KeyKind
{
    /// <summary>ECDSA on P-256, which most devices compute fastest.</summary>
    P256,

    /// <summary>ECDSA on P-384.</summary>
    P384,

    /// <summary>RSA of 2048 bits.</summary>
    Rsa2048,

    /// <summary>RSA of 4096 bits.</summary>
    Rsa4096,
}
