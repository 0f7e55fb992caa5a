using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Monitor.Deriving;

/// <summary>The key of an enrollment group.</summary>
public sealed class GroupKey
{
    private const int Shortest = 16;
    private const int Longest = 64;

    private readonly byte[] _key;

    private GroupKey(byte[] key) => _key = key;

    /// <summary>Reads a key in base64.</summary>
    /// <exception cref="FormatException">
    /// It is none of 16 to 64 bytes; the message has no part of it.
    /// </exception>
    public static GroupKey Parse(string base64)
    {
        byte[] key;
        try
        {
            key = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new FormatException(
                $"expected base64 of {Shortest} to {Longest} bytes, got no base64");
        }

        return key.Length is >= Shortest and <= Longest
            ? new GroupKey(key)
            : throw new FormatException(
                $"expected base64 of {Shortest} to {Longest} bytes, got {key.Length} bytes");
    }

    /// <summary>The key of one device, in base64: HMAC-SHA256 of its registration id.</summary>
    public string Derive(string registrationId) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(registrationId)));
}
