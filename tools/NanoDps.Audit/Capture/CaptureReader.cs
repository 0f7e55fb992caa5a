using System.Net;

namespace NanoDps.Audit.Capture;

/// <summary>From packets to hellos: link layer, IP, TCP, then the start of every stream.</summary>
internal sealed class CaptureReader
{
    private readonly List<TcpStream> _streams = [];
    private readonly Dictionary<(IPEndPoint, IPEndPoint), TcpStream> _open = [];
    private readonly SortedDictionary<uint, int> _unknownLinks = [];
    private int _packets;
    private int _cut;
    private int _fragments;

    /// <exception cref="AuditInputException">
    /// The file makes no sense, or has no hello.
    /// </exception>
    public static HelloInput Read(InputKind kind, IPacketFile file)
    {
        var reader = new CaptureReader();
        foreach (var packet in file.Packets())
        {
            reader.Add(packet);
        }

        var hellos = reader._streams.Select(StreamStart.Find).OfType<FoundHello>().ToList();
        return hellos.Count > 0
            ? new HelloInput { Kind = kind, Hellos = hellos, Notes = reader.Notes(file) }
            : throw reader.NoHello(file);
    }

    private void Add(Packet packet)
    {
        _packets++;
        if (!LinkLayer.Knows(packet.LinkType))
        {
            _unknownLinks[packet.LinkType] = _unknownLinks.GetValueOrDefault(packet.LinkType) + 1;
            return;
        }

        if (packet.Data.Length < packet.OriginalLength)
        {
            _cut++;
        }

        var segment = TcpSegment.Read(LinkLayer.IpPacket(packet), out var isFragment);
        _fragments += isFragment ? 1 : 0;
        if (segment is { } one)
        {
            StreamOf(one).Add(one);
        }
    }

    private TcpStream StreamOf(TcpSegment segment)
    {
        var key = (segment.Source, segment.Target);
        if (_open.TryGetValue(key, out var stream) && !stream.IsOver(segment))
        {
            return stream;
        }

        stream = new TcpStream(segment.Source, segment.Target, segment);
        _open[key] = stream;
        _streams.Add(stream);
        return stream;
    }

    private List<string> Notes(IPacketFile file)
    {
        var notes = new List<string>();
        if (file.Damage is { } damage)
        {
            notes.Add(damage);
        }

        if (_cut > 0)
        {
            notes.Add($"{_cut} of {_packets} packets were cut by the capture's snap length");
        }

        if (_fragments > 0)
        {
            notes.Add($"{_fragments} packets are IP fragments, which are not put together");
        }

        foreach (var (link, count) in _unknownLinks)
        {
            notes.Add($"{count} packets have link type {link}, which is not read here");
        }

        return notes;
    }

    private AuditInputException NoHello(IPacketFile file)
    {
        var notes = Notes(file);
        var seen = $"{_packets} packets, {_streams.Count} TCP streams";
        return new AuditInputException(
            $"expected a ClientHello in the capture, got {string.Join("; ", [seen, .. notes])}",
            (_cut, _unknownLinks.Count) switch
            {
                ( > 0, _) => "capture whole packets: tcpdump -s 0",
                (_, > 0) => "capture on Ethernet, any, loopback or raw IP "
                    + "(link types 0, 1, 101, 113, 276)",
                _ => "start the capture before the device connects",
            });
    }
}
