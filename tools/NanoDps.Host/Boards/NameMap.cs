extern alias bcl;

using System.Globalization;
using BclAddress = bcl::System.Net.IPAddress;
using BclEndPoint = bcl::System.Net.IPEndPoint;
using NanoAddress = System.Net.IPAddress;

namespace NanoDps.Host;

/// <summary>
/// Where the names that a firmware connects to really lead: "name:port" to "address:port". To the
/// firmware a mapped name has one address of its own, in 127.64.0.0/10, whatever it leads to.
/// </summary>
public sealed class NameMap
{
    private const uint FirstPlaceholder = 0x7F40_0001;
    private const uint PlaceholderMask = 0xFFC0_0000;

    private readonly object _lock = new();
    private readonly List<string> _names = [];
    private readonly Dictionary<(string Name, int Port), BclEndPoint> _targets = [];

    internal NameMap()
    {
    }

    /// <summary>Maps a name and port; a second time replaces the target.</summary>
    /// <param name="from">"name:port", as the firmware uses them. Case does not matter.</param>
    /// <param name="to">"address:port" with an IPv4 address.</param>
    /// <exception cref="ArgumentException">One of the two is malformed.</exception>
    public void Map(string from, string to)
    {
        var (name, port) = Split(from, "name:port");
        var (address, targetPort) = Split(to, "address:port");

        if (!BclAddress.TryParse(address, out var parsed) || parsed.GetAddressBytes().Length != 4)
        {
            throw new ArgumentException(
                $"expected address:port with an IPv4 address, got \"{to}\"");
        }

        lock (_lock)
        {
            if (!_names.Contains(name))
            {
                _names.Add(name);
            }

            _targets[(name, port)] = new BclEndPoint(parsed, targetPort);
        }
    }

    internal NameMap Copy()
    {
        var copy = new NameMap();

        lock (_lock)
        {
            copy._names.AddRange(_names);

            foreach (var (key, target) in _targets)
            {
                copy._targets.Add(key, target);
            }
        }

        return copy;
    }

    /// <summary>
    /// The address that firmware sees for a mapped name; null when it is not mapped.
    /// </summary>
    internal NanoAddress? PlaceholderOf(string name)
    {
        lock (_lock)
        {
            var index = _names.IndexOf(Normal(name));
            return index < 0 ? null : new NanoAddress(Bytes(FirstPlaceholder + (uint)index));
        }
    }

    /// <summary>The name whose placeholder an address is; null for every other address.</summary>
    internal string? NameOf(NanoAddress address)
    {
        var bytes = address.GetAddressBytes();

        if (bytes.Length != 4)
        {
            return null;
        }

        var number = (uint)(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]);

        lock (_lock)
        {
            var index = number - FirstPlaceholder;
            return (number & PlaceholderMask) == (FirstPlaceholder & PlaceholderMask)
                && index < _names.Count ? _names[(int)index] : null;
        }
    }

    /// <summary>The target of a mapped name and port; null when the port is not mapped.</summary>
    internal BclEndPoint? TargetOf(string name, int port)
    {
        lock (_lock)
        {
            return _targets.GetValueOrDefault((Normal(name), port));
        }
    }

    private static (string Host, int Port) Split(string text, string form)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && int.TryParse(
                text.AsSpan(colon + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var port)
            && port is > 0 and <= 65535
            ? (Normal(text[..colon]), port)
            : throw new ArgumentException($"expected {form}, got \"{text}\"");
    }

    private static string Normal(string name) => name.ToLowerInvariant();

    private static byte[] Bytes(uint number) =>
        [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
