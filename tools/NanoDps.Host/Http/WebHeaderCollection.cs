using System.Text;
using NanoDps.Host;

namespace System.Net;

/// <summary>
/// Headers, in order. Names are found in any case; a second value follows a comma.
/// </summary>
public class WebHeaderCollection
{
    private const string Separators = "()<>@,;:\\\"'/[]?={} \t\r\n";

    private static readonly string[] _restricted =
    [
        "accept", "connection", "content-length", "expect", "host", "if-modified-since",
        "proxy-connection", "range", "referer", "transfer-encoding", "user-agent",
    ];

    private readonly List<(string Name, string Value)> _headers = [];
    private readonly bool _belongsToRequest;

    /// <summary>Makes an empty one, that takes every name.</summary>
    public WebHeaderCollection()
    {
    }

    internal WebHeaderCollection(bool belongsToRequest)
    {
        _belongsToRequest = belongsToRequest;
    }

    /// <summary>The names.</summary>
    public string[] AllKeys => [.. _headers.Select(header => header.Name)];

    /// <summary>How many names.</summary>
    public int Count => _headers.Count;

    /// <summary>The value of a name; null when it is not there (C7).</summary>
    public string? this[string header] =>
        Find(header) is >= 0 and var i ? _headers[i].Value : null;

    /// <summary>Adds a value to those of its name (C39).</summary>
    /// <exception cref="ArgumentException">
    /// The name or the value has what it may not (C40), or the name is one that a request sets
    /// itself (C38).
    /// </exception>
    public void Add(string name, string? value)
    {
        CheckName(name);
        AddUnchecked(name, CheckedValue(value));
    }

    /// <summary>Sets the value of a name.</summary>
    /// <exception cref="ArgumentException">As for Add.</exception>
    /// <exception cref="ArgumentNullException">The name is null or empty.</exception>
    public void Set(string name, string? value)
    {
        CheckPresent(name);
        CheckName(name);
        SetUnchecked(name, CheckedValue(value));
    }

    /// <summary>Takes a name away.</summary>
    /// <exception cref="ArgumentNullException">The name is null or empty.</exception>
    public void Remove(string name)
    {
        CheckPresent(name);
        CheckName(name);
        RemoveUnchecked(name);
    }

    /// <summary>The lines as they are sent, the empty one at the end included.</summary>
    public override string ToString() =>
        string.Concat(_headers.Select(header => $"{header.Name}: {header.Value}\r\n")) + "\r\n";

    internal static string CheckedValue(string? value)
    {
        var text = value?.Trim() ?? "";
        var mustContinue = false;
        foreach (var c in text)
        {
            if ((mustContinue && c is not (' ' or '\t')) || c == 127
                || (c < ' ' && c is not ('\t' or '\r' or '\n')))
            {
                throw DeviceMessages.WrongArgument();
            }

            mustContinue = c == '\n';
        }

        return text;
    }

    internal void AddUnchecked(string name, string value)
    {
        if (Find(name) is >= 0 and var i)
        {
            _headers[i] = (_headers[i].Name, _headers[i].Value + "," + value);
        }
        else
        {
            _headers.Add((name, value));
        }
    }

    // What is set goes to the end: so is the order on the wire (C34).
    internal void SetUnchecked(string name, string value)
    {
        RemoveUnchecked(name);
        _headers.Add((name, value));
    }

    internal void RemoveUnchecked(string name)
    {
        if (Find(name) is >= 0 and var i)
        {
            _headers.RemoveAt(i);
        }
    }

    private static void CheckPresent(string name)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentNullException(null, "Value cannot be null. (Parameter 'name')");
        }
    }

    private void CheckName(string name)
    {
        if (string.IsNullOrEmpty(name)
            || name.Any(c => c is < ' ' or > '~' || Separators.Contains(c)))
        {
            throw DeviceMessages.WrongArgument();
        }

        if (_belongsToRequest && _restricted.Contains(name.ToLowerInvariant()))
        {
            throw new ArgumentException("Cannot update restricted header: " + name);
        }
    }

    private int Find(string name) => _headers.FindIndex(
        header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase));
}
