namespace NanoDps.IntegrationTests.Support;

/// <summary>What no line of any log may show.</summary>
internal sealed class Secrets
{
    private readonly HashSet<string> _texts =
    [
        // Of every token, whatever the key.
        "sig=",
        "SharedAccessSignature",
        DeviceSetup.WifiPassword,
    ];

    /// <summary>Adds a key, as it is and as it is in a URL.</summary>
    public void Add(string key)
    {
        _texts.Add(key);
        _texts.Add(Uri.EscapeDataString(key));
    }

    /// <summary>The lines that show one.</summary>
    public IEnumerable<string> FoundIn(IEnumerable<string> lines) => lines
        .Where(line => _texts.Any(text => line.Contains(text, StringComparison.OrdinalIgnoreCase)))
        .Select(line => "a secret in: " + line);
}
