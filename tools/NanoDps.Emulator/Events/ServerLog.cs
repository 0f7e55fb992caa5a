using System.Net;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Events;

/// <summary>The events of one server, stamped with its name and the time.</summary>
/// <param name="server">The server's name in the log.</param>
/// <param name="feed">Where the events go.</param>
/// <param name="clock">The clock.</param>
internal sealed class ServerLog(string server, EventFeed<EmulatorEvent> feed, TimeProvider clock)
{
    public void Write(
        EventKind kind,
        EndPoint? peer,
        string? device,
        string text,
        ClientHello? hello = null,
        ushort? cipherSuite = null)
    {
        feed.Add(new EmulatorEvent
        {
            Time = clock.GetUtcNow(),
            Server = server,
            Kind = kind,
            Peer = peer?.ToString() ?? "",
            Device = device,
            Text = text,
            Hello = hello,
            CipherSuite = cipherSuite,
        });
    }
}
