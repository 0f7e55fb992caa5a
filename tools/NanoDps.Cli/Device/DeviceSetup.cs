extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Roots;

namespace NanoDps.Cli.Device;

/// <summary>What makes one device.</summary>
internal sealed record DeviceSetup
{
    /// <summary>The board; its names lead where it says.</summary>
    public required HostBoard Board { get; init; }

    /// <summary>The content of nanodps.conf; null when there is no such file yet.</summary>
    public required byte[]? Configuration { get; init; }

    /// <summary>The roots that it trusts, as PEM.</summary>
    public required string Roots { get; init; }

    /// <summary>The public key of whoever may add roots, as PEM; "" for none.</summary>
    public string OwnerPem { get; init; } = PinnedRoots.OwnerPem;

    /// <summary>More names, "name:port" to "address:port".</summary>
    public IReadOnlyList<(string From, string To)> Names { get; init; } = [];

    /// <summary>The cable to its diagnostics port; null for none.</summary>
    public SerialCable? Cable { get; init; }

    /// <summary>Time between messages.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Takes each line of its log. Not at the same time on two threads.</summary>
    public required Action<string> OnLine { get; init; }

    /// <summary>Takes each TLS handshake once it has ended.</summary>
    public required Action<TlsHandshake> OnHandshake { get; init; }
}
