using System.Globalization;

namespace NanoDps.Host.Http;

/// <summary>An address of a web server, as far as a request needs it.</summary>
internal sealed record HttpAddress(bool IsSecure, string Host, int Port, string PathAndQuery)
{
    /// <summary>What tells connections apart.</summary>
    public string Key => Host + ":" + Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the host is an IPv4 address, and not a name.</summary>
    public bool IsNumber => Host.Split('.') is { Length: 4 } parts
        && parts.All(part => byte.TryParse(
            part, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    public static HttpAddress Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw DeviceMessages.Null();
        }

        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || !text[..colon].All(char.IsLetterOrDigit))
        {
            throw DeviceMessages.WrongArgument();
        }

        var scheme = text[..colon].ToLowerInvariant();
        if (scheme is not ("http" or "https"))
        {
            throw DeviceMessages.NotSupported();
        }

        var rest = text[(colon + 3)..].Split('#')[0];
        var slash = rest.IndexOfAny(['/', '?']);
        var server = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "/" : rest[slash..];
        var port = scheme == "https" ? 443 : 80;
        var parts = server.Split(':');
        if (parts.Length > 2 || parts[0].Length == 0
            || (parts.Length == 2 && !int.TryParse(
                parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out port)))
        {
            throw DeviceMessages.WrongArgument();
        }

        return new HttpAddress(
            scheme == "https", parts[0], port, path[0] == '?' ? "/" + path : path);
    }
}
