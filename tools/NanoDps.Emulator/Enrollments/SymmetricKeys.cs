using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Emulator.Enrollments;

/// <summary>A primary and a secondary key, either of which a device may sign with.</summary>
public sealed class SymmetricKeys : Attestation
{
    /// <summary>The fewest bytes of a key.</summary>
    public const int MinBytes = 16;

    /// <summary>The most bytes of a key.</summary>
    public const int MaxBytes = 64;

    private readonly byte[] _primary;
    private readonly byte[] _secondary;

    private SymmetricKeys(byte[] primary, byte[] secondary)
    {
        _primary = primary;
        _secondary = secondary;
    }

    /// <summary>The primary key in base64.</summary>
    public string Primary => Convert.ToBase64String(_primary);

    /// <summary>The secondary key in base64.</summary>
    public string Secondary => Convert.ToBase64String(_secondary);

    /// <summary>Takes two keys in base64, each of 16 to 64 bytes.</summary>
    /// <param name="primary">The primary key.</param>
    /// <param name="secondary">The secondary key; null to have none but the primary.</param>
    /// <exception cref="FormatException">A key is no base64, too short or too long.</exception>
    public static SymmetricKeys FromBase64(string primary, string? secondary = null)
    {
        var first = Decode(primary);
        return new SymmetricKeys(first, secondary is null ? first : Decode(secondary));
    }

    /// <summary>Makes two new keys of 64 bytes, as the service does.</summary>
    public static SymmetricKeys Create() =>
        new(RandomNumberGenerator.GetBytes(MaxBytes), RandomNumberGenerator.GetBytes(MaxBytes));

    /// <summary>
    /// The keys of one device of a group: HMAC-SHA256 over its registration id, with each group
    /// key. The id counts as the device writes it: whether the service lowers its case first is not
    /// established.
    /// </summary>
    /// <param name="registrationId">The registration id.</param>
    public SymmetricKeys DeriveFor(string registrationId)
    {
        var id = Encoding.UTF8.GetBytes(registrationId);
        return new SymmetricKeys(
            HMACSHA256.HashData(_primary, id), HMACSHA256.HashData(_secondary, id));
    }

    /// <summary>Whether a signature is one of these keys' over a text.</summary>
    internal bool Verify(string text, ReadOnlySpan<byte> signature)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var primary = HMACSHA256.HashData(_primary, bytes);
        var secondary = HMACSHA256.HashData(_secondary, bytes);
        return CryptographicOperations.FixedTimeEquals(primary, signature)
            || CryptographicOperations.FixedTimeEquals(secondary, signature);
    }

    private static byte[] Decode(string key)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(key);
        }
        catch (FormatException)
        {
            throw new FormatException(
                $"expected a key in base64, got {key.Length} characters that are not");
        }

        return bytes.Length is >= MinBytes and <= MaxBytes
            ? bytes
            : throw new FormatException(
                $"expected a key of {MinBytes} to {MaxBytes} bytes in base64, "
                + $"got {bytes.Length} bytes");
    }
}
