using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Configuration;

namespace NanoDps.Cli.Configuration;

/// <summary>
/// What goes into a new nanodps.conf. The firmware's own parser judges it, and must read back what
/// was meant.
/// </summary>
internal sealed record NewConfiguration
{
    private const int LongestSsid = 32; // IEEE 802.11, 9.4.2.2
    private const int ShortestPassword = 8; // IEEE 802.11, annex J.4
    private const int LongestPassword = 64;

    public required string IdScope { get; init; }

    public required string RegistrationId { get; init; }

    /// <summary>The key in base64: the device's, or the group's; null with a certificate.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the key is the group's, from which the device's is derived.</summary>
    public bool IsGroupKey { get; init; }

    /// <summary>The device's certificate; null with a key.</summary>
    public DeviceCertificateFiles? Certificate { get; init; }

    /// <summary>The host name of DPS; null for the global endpoint.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The Wi-Fi network; null for none.</summary>
    public string? WifiSsid { get; init; }

    /// <summary>Its password; null for an open one.</summary>
    public string? WifiPassword { get; init; }

    /// <summary>The content of the file. The group's key never is in it.</summary>
    /// <exception cref="CliException">A value cannot be used.</exception>
    public string ToText()
    {
        Check();
        if (Certificate is not null)
        {
            var text = Lines("certificate", Certificate.CertificateName);
            var read = Read(text);
            Certificate.Check(RegistrationId);
            Same("--certificate", Certificate.CertificateName, read.Certificate);
            Same("--private-key", Certificate.PrivateKeyName, read.PrivateKey);
            return text;
        }

        // A group's key on a board would give away every device of the group with that board.
        var settings = Read(Lines(IsGroupKey ? "group-key" : "key", Key!));
        return Lines("key", Convert.ToBase64String(settings.Key));
    }

    private string Lines(string credentialName, string credential)
    {
        var text = new StringBuilder();
        text.Append(
            "# Whoever holds the board can read this on its flash, unless that is encrypted.\n");
        Append(text, "id-scope", IdScope);
        Append(text, "registration-id", RegistrationId);
        Append(text, credentialName, credential);
        Append(text, "private-key", Certificate?.PrivateKeyName);
        Append(text, "endpoint", Endpoint);
        Append(text, "wifi-ssid", WifiSsid);
        Append(text, "wifi-password", WifiPassword);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(name).Append(" = ").Append(value).Append('\n');
        }
    }

    private Settings Read(string text)
    {
        var settings = new Settings(Encoding.UTF8.GetBytes(text));
        if (settings.Error is not null)
        {
            throw CliException.Usage(settings.Error, "nanodps config new --help shows examples");
        }

        Same("--id-scope", IdScope, settings.IdScope);
        Same("--wifi-ssid", WifiSsid, settings.WifiSsid);
        Same("--wifi-password-file", WifiPassword ?? "", settings.WifiPassword);
        return settings;
    }

    private void Check()
    {
        if (Endpoint is not null && Uri.CheckHostName(Endpoint) != UriHostNameType.Dns)
        {
            throw CliException.Usage(
                $"--endpoint: expected a host name, got \"{Endpoint}\"",
                "without --endpoint it is the global one, which is right for most");
        }

        if (WifiSsid is not null)
        {
            Length("--wifi-ssid", WifiSsid, 1, LongestSsid);
        }

        if (WifiPassword is not null)
        {
            Length("--wifi-password-file", WifiPassword, ShortestPassword, LongestPassword);
        }
    }

    private static void Length(string option, string value, int least, int most)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        if (bytes < least || bytes > most)
        {
            throw CliException.Usage(
                $"{option}: expected {least} to {most} bytes, got {bytes}",
                "Wi-Fi knows no others");
        }
    }

    /// <summary>A value with spaces at its ends, or a line end, does not come back.</summary>
    private static void Same(string option, string? meant, string? read)
    {
        if (meant != read)
        {
            throw CliException.Usage(
                $"{option}: expected one line without spaces at its ends, got something else",
                "the configuration file has one line for each value");
        }
    }
}
