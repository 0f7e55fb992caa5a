using System.Globalization;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Events;

/// <summary>One thing that happened. Keys, signatures and tokens are never part of it.</summary>
public sealed record EmulatorEvent
{
    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Which server: "dps", or the host name of a hub.</summary>
    public required string Server { get; init; }

    /// <summary>What happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The client's address and port; empty when no client is involved.</summary>
    public string Peer { get; init; } = "";

    /// <summary>
    /// The registration id (at DPS) or device id (at a hub), once the client has named it.
    /// </summary>
    public string? Device { get; init; }

    /// <summary>The rest of the story: what was expected, what came, what to do.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// The client's hello, on <see cref="EventKind.Hello"/> and refused hellos that parsed.
    /// </summary>
    public ClientHello? Hello { get; init; }

    /// <summary>The negotiated suite, on <see cref="EventKind.TlsEstablished"/>.</summary>
    public ushort? CipherSuite { get; init; }

    /// <summary>The event as one line for a person.</summary>
    public override string ToString()
    {
        var time = Time.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var device = Device is null ? "" : $" {Printable(Device)}";
        var peer = Peer.Length == 0 ? "" : $" [{Peer}]";
        var text = Text.Length == 0 ? "" : $": {Printable(Text)}";
        return $"{time} {Server} {Kind}{device}{peer}{text}";
    }

    /// <summary>What a client sent must not break the line or steer a terminal.</summary>
    private static string Printable(string text) =>
        text.Any(char.IsControl)
            ? string.Concat(text.Select(c => char.IsControl(c) ? '.' : c))
            : text;
}
