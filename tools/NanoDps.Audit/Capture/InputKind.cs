namespace NanoDps.Audit.Capture;

/// <summary>What an input turned out to be; its content says so, not its name.</summary>
public enum InputKind
{
    /// <summary>A capture in the format of libpcap.</summary>
    Pcap,

    /// <summary>A capture in the format pcapng.</summary>
    Pcapng,

    /// <summary>Bytes of a TLS stream, beginning with a record.</summary>
    Records,

    /// <summary>A handshake message without a record around it.</summary>
    Message,
}
