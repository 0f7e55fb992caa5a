extern alias bcl;

using System.Globalization;
using BclAddress = bcl::System.Net.IPAddress;
using BclEndPoint = bcl::System.Net.IPEndPoint;
using NanoAddress = System.Net.IPAddress;

namespace NanoDps.Host;

/// <summary>
/// Where the names that a firmware connects to really lead: "name:port" to "address:port". To the
/// firmware a mapped name has an address of its own, in 127.64.0.0/10, whatever it leads to. When a
/// name comes to lead elsewhere, it gets another address, and the old one goes on leading to where
/// it led: a firmware that does not resolve the name again stays behind.
/// </summary>
public sealed class NameMap
{
    private const uint FirstPlaceholder = 0x7F40_0001;
    private const uint PlaceholderMask = 0xFFC0_0000;

    private readonly object _lock = new();

    // By the number of the placeholder. Of several with the same name the last one counts.
    private readonly List<MappedName> _names = [];

    internal NameMap()
    {
    }

    /// <summary>Maps a name and port; a second time the name leads to the new target.</summary>
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
            var target = new BclEndPoint(parsed, targetPort);
            EntryFor(name, port, target).Targets[port] = target;
        }
    }

    internal NameMap Copy()
    {
        var copy = new NameMap();

        lock (_lock)
        {
            copy._names.AddRange(_names.Select(one => one.Copy()));
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
            var index = _names.FindLastIndex(one => one.Name == Normal(name));
            return index < 0 ? null : new NanoAddress(Bytes(FirstPlaceholder + (uint)index));
        }
    }

    /// <summary>The name whose placeholder an address is; null for every other address.</summary>
    internal string? NameOf(NanoAddress address)
    {
        lock (_lock)
        {
            return Find(address)?.Name;
        }
    }

    /// <summary>The target of a placeholder and port; null when the port is not mapped.</summary>
    internal BclEndPoint? TargetOf(NanoAddress address, int port)
    {
        lock (_lock)
        {
            return Find(address)?.Targets.GetValueOrDefault(port);
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

    /// <summary>The name's last entry, or a new one when that leads elsewhere.</summary>
    private MappedName EntryFor(string name, int port, BclEndPoint target)
    {
        var entry = _names.FindLast(one => one.Name == name);

        if (entry is null
            || (entry.Targets.TryGetValue(port, out var before) && !before.Equals(target)))
        {
            entry = entry?.Copy() ?? new MappedName(name, []);
            _names.Add(entry);
        }

        return entry;
    }

    private MappedName? Find(NanoAddress address)
    {
        var bytes = address.GetAddressBytes();

        if (bytes.Length != 4)
        {
            return null;
        }

        var number = (uint)(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]);
        var index = number - FirstPlaceholder;
        return (number & PlaceholderMask) == (FirstPlaceholder & PlaceholderMask)
            && index < _names.Count ? _names[(int)index] : null;
    }

    private static string Normal(string name) => name.ToLowerInvariant();

    private static byte[] Bytes(uint number) =>
        [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private sealed record MappedName(string Name, Dictionary<int, BclEndPoint> Targets)
    {
        public MappedName Copy() => new(Name, new Dictionary<int, BclEndPoint>(Targets));
    }
}
