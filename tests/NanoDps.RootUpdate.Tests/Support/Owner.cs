using System.Security.Cryptography;
using System.Text;

namespace NanoDps.RootUpdate.Tests.Support;

/// <summary>Somebody with a key: signs bundles as the tool does, with .NET's RSA.</summary>
internal sealed class Owner : IDisposable
{
    private readonly RSA _key;

    public Owner(int bits = 2048)
    {
        _key = RSA.Create(bits);
    }

    /// <summary>The one whose key the devices of these tests have.</summary>
    public static Owner Of { get; } = new();

    /// <summary>Somebody else.</summary>
    public static Owner Other { get; } = new();

    /// <summary>The public key as text.</summary>
    public string Pem => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>The public key as the firmware has it.</summary>
    public OwnerKey Key => new(Pem);

    /// <summary>The modulus, most significant byte first.</summary>
    public byte[] Modulus => _key.ExportParameters(false).Modulus!;

    /// <summary>A signed bundle.</summary>
    public byte[] Bundle(int version, params string[] roots) =>
        SignText($"nanodps-roots 1\nversion {version}\n{string.Concat(roots)}");

    /// <summary>Any text with a signature behind it.</summary>
    public byte[] SignText(string text) => Encoding.UTF8.GetBytes(
        text + "signature " + Convert.ToBase64String(Sign(Encoding.UTF8.GetBytes(text))) + "\n");

    /// <summary>The signature of some bytes.</summary>
    public byte[] Sign(byte[] data) =>
        _key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public bool Verify(byte[] data, byte[] signature) =>
        _key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => _key.Dispose();
}
