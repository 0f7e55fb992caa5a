extern alias nano;

using System.Globalization;
using nano::NanoDps.Host;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Demo;

/// <summary>What the demo took, measured by the host board.</summary>
internal static class DemoSummary
{
    private const int TcpRoundTrips = 1;

    // A full handshake of TLS 1.2 (RFC 5246, 7.3), which every one of a board is.
    private const int TlsRoundTrips = 2;
    private const int ConnackRoundTrips = 1;
    private const int RoundTripsToConnack = TcpRoundTrips + TlsRoundTrips + ConnackRoundTrips;

    public static void Write(ProgramTerminal terminal, DemoStory story, HostDevice device)
    {
        var handshakes = device.Handshakes.Where(handshake => handshake.Succeeded).ToArray();
        var (dps, hub) = (handshakes[0], handshakes[^1]);
        terminal.Line();
        terminal.Heading("What it took");
        Row("", handshake => handshake.Host);
        Row("cipher suite", handshake => handshake.CipherSuite);
        Row("ClientHello, bytes", handshake => Number(handshake.ClientHello.Length));
        Row("TLS handshake, ms", handshake => Number((long)handshake.Milliseconds));
        Row("all bytes sent", handshake => Number(handshake.Connection!.BytesSent));
        Row("all bytes received", handshake => Number(handshake.Connection!.BytesReceived));
        Line(
            "round trips",
            Number(RoundTripsToConnack + story.DpsRequests),
            $"{RoundTripsToConnack}, and one for each message");
        terminal.Line();
        terminal.Good($"Done: {hub.Host} has acknowledged {Messages(story.Acknowledged)}.");

        void Row(string name, Func<TlsHandshake, string> value) =>
            Line(name, value(dps), value(hub));

        void Line(string name, string first, string second) =>
            terminal.Line($"  {name,-19} {first,-38} {second}");
    }

    private static string Messages(int count) => count == 1 ? "1 message" : $"{count} messages";

    private static string Number(long number) =>
        number.ToString("N0", CultureInfo.InvariantCulture);
}
