namespace NanoDps.Audit.Capture;

/// <summary>A capture file.</summary>
internal interface IPacketFile
{
    /// <summary>Why the packets ended before the file did; null when they did not.</summary>
    string? Damage { get; }

    /// <summary>The packets, until the end or until the file makes no sense any more.</summary>
    /// <exception cref="AuditInputException">The file's header makes no sense.</exception>
    IEnumerable<Packet> Packets();
}
