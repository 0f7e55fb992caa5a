namespace NanoDps.Audit.Capture;

/// <summary>One packet of a capture.</summary>
/// <param name="LinkType">What its first bytes are: a LINKTYPE number of libpcap.</param>
/// <param name="Data">What the capture has of it.</param>
/// <param name="OriginalLength">How long it was on the wire, in bytes.</param>
internal readonly record struct Packet(
    uint LinkType, ReadOnlyMemory<byte> Data, uint OriginalLength);
