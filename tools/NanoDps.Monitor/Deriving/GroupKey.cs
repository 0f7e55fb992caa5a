using System.Text;
using NanoDps.Configuration;
using NanoDps.Protocol;

namespace NanoDps.Monitor.Deriving;

/// <summary>The key of an enrollment group, by the rules of the firmware.</summary>
public sealed class GroupKey
{
    private const string Subject = "key: ";
    private const string None = "none";

    private readonly byte[] _key;

    private GroupKey(byte[] key) => _key = key;

    /// <summary>Reads a key in base64, on one line or several.</summary>
    /// <exception cref="FormatException">
    /// It is none of 16 to 64 bytes; the message has no part of it.
    /// </exception>
    public static GroupKey Parse(string base64)
    {
        // By Settings itself, beside values that are right. A line end would end the value there.
        var line = string.Concat(base64.Where(c => c is not ('\r' or '\n' or ' ' or '\t')));
        var settings = new Settings(
            Encoding.UTF8.GetBytes($"id-scope=x\nregistration-id=x\nkey={line}\n"));
        return settings.Error is { } error
            ? throw new FormatException(Sentence(error))
            : new GroupKey(settings.Key);
    }

    /// <summary>The key of one device, in base64.</summary>
    public string Derive(string registrationId) =>
        Convert.ToBase64String(DeviceKey.Derive(_key, registrationId));

    // "key: expected base64 of 16 to 64 bytes, got none", or the number of bytes. The firmware is
    // short of flash, and a person here is not.
    private static string Sentence(string error)
    {
        if (!error.StartsWith(Subject, StringComparison.Ordinal))
        {
            return "expected a key in base64, got another text";
        }

        var text = error[Subject.Length..];
        return text.EndsWith(None, StringComparison.Ordinal)
            ? text[..^None.Length] + "no base64" : text + " bytes";
    }
}
