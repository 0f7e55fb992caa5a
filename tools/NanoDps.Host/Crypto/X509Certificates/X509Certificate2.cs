using NanoDps.Host;
using NanoDps.Host.Mbed;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>Certificates with or without the private key of the first.</summary>
public class X509Certificate2 : X509Certificate
{
    /// <summary>Makes an empty one.</summary>
    public X509Certificate2()
    {
    }

    /// <summary>Reads certificates. PEM text must end with a zero byte.</summary>
    public X509Certificate2(byte[] rawData)
        : base(rawData)
    {
    }

    /// <summary>Reads certificates from PEM text.</summary>
    public X509Certificate2(string certificate)
        : base(certificate)
    {
    }

    /// <summary>Reads certificates and a key from PEM text.</summary>
    /// <exception cref="ArgumentException">The key cannot be read (A107, A108).</exception>
    public X509Certificate2(string rawData, string key, string? password)
        : base(rawData)
    {
        PrivateKey = ReadKey(ToBytes(key), password);
        Password = password;
    }

    /// <summary>Reads certificates, and a key from PEM text.</summary>
    /// <exception cref="ArgumentException">The key cannot be read (A107, A108).</exception>
    public X509Certificate2(byte[] rawData, string key, string? password)
        : base(rawData)
    {
        PrivateKey = ReadKey(ToBytes(key), password);
        Password = password;
    }

    /// <summary>
    /// Reads certificates and a key; that they belong together is not checked (A93).
    /// </summary>
    /// <exception cref="ArgumentException">The key cannot be read (A107 to A109).</exception>
    public X509Certificate2(byte[] rawData, byte[] key, string? password)
        : base(rawData)
    {
        PrivateKey = ReadKey(key ?? throw DeviceMessages.NullReference(), password);
        Password = password;
    }

    /// <summary>Whether it has a key.</summary>
    public bool HasPrivateKey => PrivateKey is not null;

    /// <summary>When it ends, UTC.</summary>
    public DateTime NotAfter => _expirationDate;

    /// <summary>When it becomes valid, UTC.</summary>
    public DateTime NotBefore => _effectiveDate;

    /// <summary>
    /// The bytes of the key as they were given, with a zero byte for text (A110).
    /// </summary>
    public byte[]? PrivateKey { get; }

    /// <summary>The same array as <see cref="RawData"/> (A97).</summary>
    public byte[]? PublicKey => RawData;

    /// <summary>The bytes that the constructor got (A97).</summary>
    public byte[]? RawData => GetRawCertData();

    internal string? Password { get; }

    private static byte[] ReadKey(byte[] key, string? password)
    {
        using var call = HostCall.Begin();
        var mbed = MbedTls.Instance;
        using var random = new MbedRandom(mbed);
        using var parsed = new MbedKey(mbed);
        return random.Seed() && parsed.Parse(key, password, random)
            ? key : throw DeviceMessages.BadArgument();
    }
}
