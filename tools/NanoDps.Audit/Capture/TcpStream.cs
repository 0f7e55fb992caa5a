using System.Net;

namespace NanoDps.Audit.Capture;

/// <summary>
/// One direction of one connection, from its first byte: segments may come late, twice and in any
/// order. What lies further in than a hello can reach is not kept.
/// </summary>
internal sealed class TcpStream(IPEndPoint source, IPEndPoint target, TcpSegment first)
{
    /// <summary>A hello's longest stream, and a proxy's request before it.</summary>
    private const int Window = ClientHelloReader.MaxStreamBytes + 8192;

    /// <summary>What one stream may store: retransmissions that differ are stored, too.</summary>
    private const int MostStored = 4 * Window;

    private readonly List<(int Offset, ReadOnlyMemory<byte> Data)> _segments = [];
    private readonly HashSet<(int Offset, int Length)> _seen = [];
    private uint _origin = first.Sequence;
    private bool _hasSyn = first.IsSyn;
    private int _stored;

    public IPEndPoint Source { get; } = source;

    public IPEndPoint Target { get; } = target;

    /// <summary>Whether a segment belongs to an earlier connection between the same ports.</summary>
    public bool IsOver(TcpSegment next) =>
        next.IsSyn && next.Sequence != _origin && (_hasSyn || !IsNear(next.Sequence));

    public void Add(TcpSegment segment)
    {
        if (segment.IsSyn && !_hasSyn)
        {
            Rebase(segment.Sequence);
            _hasSyn = true;
        }

        var offset = unchecked((int)(segment.Sequence - _origin));
        if (segment.Data.IsEmpty || Math.Abs((long)offset) > Window || _stored > MostStored
            || !_seen.Add((offset, segment.Data.Length)))
        {
            return;
        }

        _segments.Add((offset, segment.Data));
        _stored += segment.Data.Length;
    }

    /// <summary>The bytes from the start of the stream up to the first gap.</summary>
    /// <param name="hasGap">Whether bytes are known behind the gap.</param>
    public byte[] Assemble(out bool hasGap)
    {
        hasGap = false;
        if (_segments.Count == 0)
        {
            return [];
        }

        // Stable: of two segments with the same bytes, the first to come counts.
        var ordered = _segments.OrderBy(segment => segment.Offset).ToList();
        var position = _hasSyn ? 0 : ordered[0].Offset;
        var bytes = new List<byte>();
        foreach (var (offset, data) in ordered)
        {
            if (offset > position)
            {
                hasGap = true;
                break;
            }

            var known = position - offset;
            if (known < data.Length)
            {
                bytes.AddRange(data.Span[known..]);
                position = offset + data.Length;
            }
        }

        return [.. bytes];
    }

    private bool IsNear(uint sequence) =>
        Math.Abs((long)unchecked((int)(sequence - _origin))) <= Window;

    /// <summary>The SYN came after data: from now on it is the origin.</summary>
    private void Rebase(uint origin)
    {
        var shift = unchecked((int)(_origin - origin));
        for (var i = 0; i < _segments.Count; i++)
        {
            _segments[i] = (_segments[i].Offset + shift, _segments[i].Data);
        }

        _seen.Clear();
        _origin = origin;
    }
}
