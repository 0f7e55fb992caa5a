using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>
/// A client that writes its packets itself and says in a word what comes of each: a packet,
/// "closed", "reset", or "nothing" when a while has passed since it met a fault.
/// </summary>
internal sealed partial class PacketClient : IDisposable
{
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(1);

    private readonly TcpClient _client = new();
    private readonly ServiceEmulator _emulator;
    private readonly EndpointFacts _server;
    private readonly string _id;
    private readonly bool _isHub;
    private readonly int _faultsBefore;
    private SslStream? _stream;
    private Task<string>? _reading;
    private string _operation = "";

    private PacketClient(ServiceEmulator emulator, EndpointFacts server, string id, bool isHub)
    {
        _emulator = emulator;
        _server = server;
        _id = id;
        _isHub = isHub;
        _faultsBefore = emulator.CountInjected();
    }

    /// <summary>Whether nothing may come; a client that is served waits for long.</summary>
    public bool IsServed { get; set; }

    public static PacketClient AtDps(ServiceEmulator emulator, string id = "alone-01") =>
        new(emulator, emulator.Facts.Dps, id, isHub: false);

    public static PacketClient AtHub(ServiceEmulator emulator, string id = "alone-01") =>
        new(emulator, emulator.Facts.Hubs[0], id, isHub: true);

    public void Dispose()
    {
        _stream?.Dispose();
        _client.Dispose();
    }

    /// <summary>Shakes hands: "tls", or what came instead.</summary>
    public Task<string> HandshakeAsync() => OutcomeAsync(async () =>
    {
        await _client.ConnectAsync(_server.Address, _server.Port, TestSupport.Soon);
        _stream = new SslStream(_client.GetStream());
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(_emulator.Facts.CaFile);
        await _stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = _server.Name,
            CertificateChainPolicy = policy,
        });
        return "tls";
    });

    public Task<string> ConnectAsync()
    {
        var (user, password) = _isHub
            ? ($"{_server.Name}/{_id}/?api-version=2021-04-12",
                Tokens.ForHub(_server.Name, _id, TestSupport.KeyOf(_id)))
            : ($"{TestSupport.IdScope}/registrations/{_id}/api-version=2019-03-31",
                Tokens.ForDps(_id, TestSupport.KeyOf(_id)));
        return SendAsync(
            0x10,
            [
                .. Text("MQTT"), 4, 0b1100_0010, 0, 240,
                .. Text(_id), .. Text(user), .. Text(password),
            ]);
    }

    public Task<string> SubscribeAsync(byte packet = 1) =>
        SendAsync(0x82, [0, packet, .. Text(Device.ResponseFilter), 1]);

    public Task<string> RegisterAsync(string rid = "1", byte packet = 2) => PublishAsync(
        packet,
        $"$dps/registrations/PUT/iotdps-register/?$rid={rid}",
        $$"""{"registrationId":"{{_id}}"}""");

    /// <summary>Polls for the operation of the last answer.</summary>
    public Task<string> PollAsync() => PublishAsync(
        3,
        $"$dps/registrations/GET/iotdps-get-operationstatus/?$rid=2&operationId={_operation}",
        "");

    public Task<string> TellAsync(byte packet) =>
        PublishAsync(packet, $"devices/{_id}/messages/events/", "1");

    public Task<string> PingAsync() => SendAsync(0xC0, []);

    /// <summary>What comes next.</summary>
    public Task<string> NextAsync()
    {
        // A read that found nothing is still under way and gets what comes later.
        _reading ??= ReadAsync();
        return OutcomeAsync(async () =>
        {
            var read = await _reading;
            _reading = null;
            return read;
        });
    }

    private Task<string> PublishAsync(byte packet, string topic, string body) =>
        SendAsync(0x32, [.. Text(topic), 0, packet, .. Encoding.UTF8.GetBytes(body)]);

    private async Task<string> SendAsync(byte type, byte[] body)
    {
        byte[] length = body.Length < 128
            ? [(byte)body.Length]
            : [(byte)(0x80 | (body.Length & 0x7F)), (byte)(body.Length >> 7)];
        await _stream!.WriteAsync((byte[])[type, .. length, .. body], TestSupport.Soon);
        return await NextAsync();
    }

    private async Task<string> ReadAsync()
    {
        var one = new byte[1];
        if (await _stream!.ReadAsync(one) == 0)
        {
            return "closed";
        }

        var type = one[0];
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            await _stream.ReadExactlyAsync(one);
            length |= (one[0] & 0x7F) << shift;
            if (one[0] < 0x80)
            {
                break;
            }
        }

        var body = new byte[length];
        await _stream.ReadExactlyAsync(body);
        return (type >> 4) switch
        {
            2 => $"connack {body[1]}",
            4 => $"puback {body[1]}",
            9 => $"suback {body[2]}",
            13 => "pingresp",
            _ => Publish(body),
        };
    }

    /// <summary>The topic, which is followed by the id of the packet: these have QoS 1.</summary>
    private string Publish(byte[] packet)
    {
        var length = (packet[0] << 8) | packet[1];
        var operation = Operation().Match(Encoding.UTF8.GetString(packet.AsSpan(4 + length)));
        _operation = operation.Success ? operation.Groups[1].Value : _operation;
        return Encoding.UTF8.GetString(packet, 2, length);
    }

    [GeneratedRegex("\"operationId\":\"([^\"]+)\"")]
    private static partial Regex Operation();

    private Task<string> OutcomeAsync(Func<Task<string>> action) => ConnectionEnd.OrAsync(
        async () => await await Task.WhenAny(action(), NothingAsync()));

    private async Task<string> NothingAsync()
    {
        if (IsServed)
        {
            await Task.Delay(Timeout.Infinite, TestSupport.Soon);
        }

        await _emulator.InjectedAsync(_faultsBefore + 1);
        await Task.Delay(AWhile);
        return "nothing";
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }
}
