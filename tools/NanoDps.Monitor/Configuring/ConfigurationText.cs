using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Monitor.Configuring;

/// <summary>The names and values of a nanodps.conf, and how a device shows them.</summary>
public static class ConfigurationText
{
    private const string CheckField = "key-check=";

    /// <summary>
    /// Names and values of a file; of a name that is there twice the last counts, and without value
    /// it is none.
    /// </summary>
    /// <param name="file">A file that the firmware's parser has taken.</param>
    public static IReadOnlyDictionary<string, string> Read(byte[] file)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(file))
        {
            values.Remove(line.Name);
            if (line.Value.Length > 0)
            {
                values[line.Name] = line.Value;
            }
        }

        return values;
    }

    /// <summary>
    /// The lines of any file that have a name and a value, as the firmware's Settings takes them
    /// apart: it judges the whole, and tells neither where a value stands nor what it was.
    /// </summary>
    public static IEnumerable<ConfigurationLine> Lines(byte[] file)
    {
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(file).Split('\n'))
        {
            number++;
            var text = line.TrimStart('\ufeff').Trim();
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && text[0] != '#')
            {
                yield return new ConfigurationLine(
                    number, text[..equals].Trim(), text[(equals + 1)..].Trim());
            }
        }
    }

    /// <summary>
    /// Whether a device never shows the value of a name; private-key names a file.
    /// </summary>
    public static bool IsSecret(string name) =>
        name is "key" or "group-key" || name.EndsWith("-password", StringComparison.Ordinal);

    /// <summary>
    /// What a device shows of a secret: the first 8 hexadecimal digits of HMAC-SHA256 under the
    /// secret's text of "nanodps".
    /// </summary>
    public static string KeyCheck(string secret) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "nanodps"u8)[..4]);

    /// <summary>The values in an answer to config show: "-" is none.</summary>
    // id-scope=0ne00000A0A
    // key=set key-check=1a2b3c4d
    // group-key=-
    public static IReadOnlyDictionary<string, string> Shown(IEnumerable<string> lines)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && !line[..equals].Contains(' ', StringComparison.Ordinal))
            {
                shown[line[..equals]] = line[(equals + 1)..];
            }
        }

        return shown;
    }

    /// <summary>Whether what a device shows of a name fits its value.</summary>
    public static bool Fits(string name, string value, string shown)
    {
        if (!IsSecret(name))
        {
            return shown == value;
        }

        // A device that is locked says no more than "set".
        var at = shown.IndexOf(CheckField, StringComparison.Ordinal);
        return at < 0
            ? shown == "set"
            : string.Equals(
                shown[(at + CheckField.Length)..].Split(' ')[0],
                KeyCheck(value),
                StringComparison.OrdinalIgnoreCase);
    }
}
