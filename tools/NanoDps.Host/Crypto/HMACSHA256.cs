extern alias bcl;

using NanoDps.Host;
using BclHmac = bcl::System.Security.Cryptography.HMACSHA256;
using BclRandom = bcl::System.Security.Cryptography.RandomNumberGenerator;

namespace System.Security.Cryptography;

/// <summary>
/// HMAC-SHA256. It keeps the caller's key array, and <see cref="Dispose()"/> overwrites that array
/// with zeros: a key that is held in a field is gone after the first use.
/// </summary>
public class HMACSHA256 : IDisposable
{
    private const int RandomKeyLength = 64;

    private byte[] _key;
    private byte[]? _hash;
    private bool _disposed;

    /// <summary>Makes one with a random key of 64 bytes.</summary>
    public HMACSHA256()
        : this(BclRandom.GetBytes(RandomKeyLength))
    {
    }

    /// <summary>Makes one that keeps the array.</summary>
    public HMACSHA256(byte[] key)
    {
        _key = key ?? throw DeviceMessages.Null();
    }

    /// <summary>The last hash; null before there is one.</summary>
    public byte[]? Hash => _hash;

    /// <summary>The key: the array itself; setting it copies.</summary>
    public byte[] Key
    {
        get => _key;
        set => _key = value is null ? throw DeviceMessages.Null() : [.. value];
    }

    /// <summary>Computes a hash with a key, which is left alone.</summary>
    public static byte[] HashData(byte[] key, byte[] source)
    {
        using var call = HostCall.Begin();

        if (key is null || source is null)
        {
            throw DeviceMessages.Null();
        }

        return BclHmac.HashData(key, source);
    }

    /// <summary>Computes the hash of all of the buffer.</summary>
    public byte[] ComputeHash(byte[] buffer)
    {
        if (_disposed)
        {
            throw DeviceMessages.Disposed();
        }

        return _hash = HashData(_key, buffer);
    }

    /// <summary>Overwrites the key with zeros.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Overwrites the key with zeros.</summary>
    protected void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            Array.Clear(_key);
        }
    }
}
