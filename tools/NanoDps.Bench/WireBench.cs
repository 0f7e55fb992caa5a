extern alias nano;

using System.Text;
using nano::NanoDps.Host;
using NanoDps.Configuration;
using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Logging;
using NanoDps.Protocol;

namespace NanoDps.Bench;

/// <summary>
/// One device from boot to its hub's CONNACK against the emulator, over relays that count. DPS
/// answers 202 with retry-after 3, then "assigned" to the first poll.
/// </summary>
internal static class WireBench
{
    private const string RegistrationId = "device-01";
    private const string Key = "dGhlIGtleSBvZiBvbmUgZGV2aWNlIG9mIHRoZSBiZW5jaA==";

    /// <summary>Explicit nonce and tag of an AES-GCM record (RFC 5288, section 3).</summary>
    private const int GcmOverhead = 8 + 16;

    /// <summary>Base64 of 32 bytes in a URL, when only its = has to be escaped.</summary>
    private const int ShortestSignature = 46;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var options = new EmulatorOptions
        {
            Individual = [new IndividualEnrollment(RegistrationId, SymmetricKeys.FromBase64(Key))],
            AssigningPolls = 0,
        };
        await using var emulator = await ServiceEmulator.StartAsync(options);
        var facts = emulator.Facts;
        await using var dps = new HoldingRelay(facts.Dps.Address, facts.Dps.Port);
        await using var hub = new HoldingRelay(facts.Hubs[0].Address, facts.Hubs[0].Port);
        var storage = Directory.CreateTempSubdirectory("nanodps-bench-");
        using var host = new HostDevice(
            RegistrationId,
            HostBoard.Load(Repository.File("boards/host/board.json")),
            storage.FullName);
        host.Names.Map($"{facts.Dps.Name}:{facts.Dps.NamePort}", dps.Address);
        host.Names.Map($"{facts.Hubs[0].Name}:{facts.Hubs[0].NamePort}", hub.Address);

        await RunAsync(host, options.IdScope, await File.ReadAllTextAsync(facts.CaFile));
        storage.Delete(recursive: true);
        return Figures(host, options, dps.Connections.Single(), hub.Connections.Single());
    }

    private static async Task RunAsync(HostDevice host, string idScope, string roots)
    {
        var settings = new Settings(Encoding.UTF8.GetBytes(
            $"id-scope = {idScope}\nregistration-id = {RegistrationId}\nkey = {Key}\n"));
        var sink = new WaitingSink(LogCode.HubConnected);
        DeviceClient? client = null;
        host.Run(() => client = new DeviceClient(settings, roots, new Log(sink)));
        var thread = new Thread(() => host.Run(client!.Run)) { IsBackground = true };
        thread.Start();
        await sink.Found.WaitAsync(Patience);
        client!.Stop();
        thread.Join();
    }

    private static List<Figure> Figures(
        HostDevice host, EmulatorOptions options, RelayedConnection dps, RelayedConnection hub)
    {
        var hubName = options.Hubs[0].Name;
        var dpsResource = DpsTopics.Resource(options.IdScope, RegistrationId);
        var excess =
            Excess(dps, DpsTopics.UserName(dpsResource, DpsTopics.ApiVersion), dpsResource, "&skn=registration")
            + Excess(
                hub,
                HubTopics.UserName(hubName, RegistrationId),
                HubTopics.Resource(hubName, RegistrationId),
                "");
        var sent = dps.Sent + hub.Sent - excess;
        var received = dps.Received + hub.Received;
        return
        [
            Hello("ClientHello to DPS", host.Handshakes[0]),
            Hello("ClientHello to the hub", host.Handshakes[1]),
            new(
                "round trips to the hub's CONNACK",
                RoundTrips(dps) + RoundTrips(hub),
                $"DPS {Parts(dps)}; hub {Parts(hub)}; name resolution not counted"),
            new(
                "bytes on the wire to the hub's CONNACK",
                sent + received,
                $"{sent} sent, {received} received, in TLS records; "
                + "the signatures at their shortest, each + or / in one adds 2"),
            new(
                "of them in the handshakes",
                host.Handshakes.Sum(one => one.BytesSent + one.BytesReceived),
                host.Handshakes[0].CipherSuite
                + "; the emulator's chain of four, of which three are sent"),
        ];
    }

    private static Figure Hello(string name, TlsHandshake handshake) =>
        new(name, handshake.ClientHello.Length, "bytes, record header included");

    private static int RoundTrips(RelayedConnection connection) =>
        1 + connection.TlsRoundTrips + connection.MqttRoundTrips;

    private static string Parts(RelayedConnection connection) =>
        $"TCP 1, TLS {connection.TlsRoundTrips}, MQTT {connection.MqttRoundTrips}";

    /// <summary>How many bytes of the CONNECT are escapes in its signature.</summary>
    private static int Excess(
        RelayedConnection connection, string userName, string resource, string suffix)
    {
        var password = "SharedAccessSignature sr=" + DeviceKey.Encode(resource)
            + "&sig=&se=1893456000" + suffix;

        // Protocol name, level, flags and keep-alive; then three texts, each with its length.
        var payload = 10 + (2 + RegistrationId.Length) + (2 + userName.Length)
            + (2 + password.Length + ShortestSignature);
        var shortest = 1 + 2 + payload + GcmOverhead;
        var excess = connection.FirstApplicationRecord - shortest;
        return excess is >= 0 and < 2 * 44 && excess % 2 == 0
            ? excess
            : throw new InvalidOperationException(
                $"expected a CONNECT of {shortest} bytes and some escapes, "
                + $"got {connection.FirstApplicationRecord}");
    }
}
