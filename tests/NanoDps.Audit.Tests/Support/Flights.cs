using System.Net;
using System.Net.Sockets;
using NanoDps.Audit.Probing;

namespace NanoDps.Audit.Tests.Support;

/// <summary>First flights of real servers, as bytes.</summary>
internal static class Flights
{
    public static async Task<byte[]> RecordAsync(IPEndPoint address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, Tool.Soon);
        var hello = new ProbeHello
        {
            Version = 0x0303,
            Suites = HelloGate.RecommendedSuites,
            Groups = [0x17],
            ServerName = TestEmulator.DpsHost,
        };
        await socket.SendAsync(hello.ToRecord(), Tool.Soon);
        var flight = new List<byte>();
        var buffer = new byte[4096];
        while (FlightReader.Read(flight.ToArray(), isEnd: false) is null)
        {
            var count = await socket.ReceiveAsync(buffer, Tool.Soon);
            flight.AddRange(buffer[..count]);
        }

        return [.. flight];
    }
}
