using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace NanoDps.Emulator.Tests;

/// <summary>
/// A device from outside: MQTTnet's client over .NET's TLS, trusting the CA file alone.
/// </summary>
internal sealed class Device : IAsyncDisposable
{
    public const string ResponseFilter = "$dps/registrations/res/#";

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<MqttApplicationMessage> _received =
        Channel.CreateUnbounded<MqttApplicationMessage>();
    private readonly TaskCompletionSource _disconnected = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServiceEmulator _emulator;
    private readonly string _id;
    private readonly string _key;

    public Device(ServiceEmulator emulator, string id, string key)
    {
        _emulator = emulator;
        _id = id;
        _key = key;
        _client.ApplicationMessageReceivedAsync += arguments =>
            _received.Writer.WriteAsync(arguments.ApplicationMessage).AsTask();
        _client.DisconnectedAsync += _ =>
        {
            _disconnected.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public IMqttClient Client => _client;

    /// <summary>The flag of the CONNECT.</summary>
    public bool CleanSession { get; init; } = true;

    /// <summary>The certificate that it shows; null for none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether it goes over WebSockets.</summary>
    public bool OverWebSockets { get; init; }

    /// <summary>The root that it trusts; null for that of DPS and hubs.</summary>
    public string? CaFile { get; init; }

    /// <summary>Ends when the server or the client closes the connection.</summary>
    public Task Disconnected => _disconnected.Task.WaitAsync(TestSupport.Soon);

    /// <summary>A device that is connected to DPS and has subscribed to its answers.</summary>
    public static async Task<Device> AtDpsAsync(ServiceEmulator emulator, string id = "alone-01")
    {
        var device = new Device(emulator, id, TestSupport.KeyOf(id));
        await device.ConnectToDpsAsync();
        await device.SubscribeAsync();
        return device;
    }

    public Task<MqttClientConnectResult> ConnectToDpsAsync(
        string? password = null, string? userName = null, string? clientId = null) => ConnectAsync(
        _emulator.Facts.Dps,
        clientId ?? _id,
        userName ?? $"{TestSupport.IdScope}/registrations/{_id}/api-version=2019-03-31",
        password ?? Tokens.ForDps(_id, _key));

    public Task<MqttClientConnectResult> ConnectToHubAsync(
        string? password = null, string? userName = null, string? clientId = null, int hub = 0,
        TimeSpan? keepAlive = null)
    {
        var facts = _emulator.Facts.Hubs[hub];
        return ConnectAsync(
            facts,
            clientId ?? _id,
            userName ?? $"{facts.Name}/{_id}/?api-version=2021-04-12",
            password ?? Tokens.ForHub(facts.Name, _id, _key),
            keepAlive);
    }

    public async Task<MqttClientConnectResult> ConnectAsync(
        EndpointFacts endpoint,
        string clientId,
        string userName,
        string password,
        TimeSpan? keepAlive = null,
        MqttProtocolVersion version = MqttProtocolVersion.V311)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(CaFile ?? _emulator.Facts.CaFile);
        var options = At(new MqttClientOptionsBuilder(), endpoint)
            .WithProtocolVersion(version)
            .WithClientId(clientId)
            .WithCredentials(userName, password)
            .WithCleanSession(CleanSession)
            .WithKeepAlivePeriod(keepAlive ?? TimeSpan.FromMinutes(4))
            .WithTimeout(TimeSpan.FromSeconds(30))
            .WithTlsOptions(tls =>
            {
                tls.WithTargetHost(endpoint.Name)
                    .WithSslProtocols(SslProtocols.Tls12)
                    .WithRevocationMode(X509RevocationMode.NoCheck)
                    .WithTrustChain(roots);
                if (OverWebSockets)
                {
                    // This client cannot be told the name, so the certificate's is not checked.
                    tls.WithCertificateValidationHandler(server => IsTrusted(server.Chain, roots));
                }

                if (Certificate is not null)
                {
                    tls.WithClientCertificates([Certificate]);
                }
            })
            .Build();
        return await _client.ConnectAsync(options, TestSupport.Soon);
    }

    private MqttClientOptionsBuilder At(MqttClientOptionsBuilder builder, EndpointFacts endpoint)
    {
        if (!OverWebSockets)
        {
            return builder.WithEndPoint(
                new IPEndPoint(IPAddress.Parse(endpoint.Address), endpoint.Port));
        }

        var web = _emulator.Facts.Web.Single(one => one.Name == endpoint.Name);
        return builder.WithWebSocketServer(socket => socket.WithUri(
            $"wss://{web.Address}:{web.Port}/$iothub/websocket"));
    }

    private static bool IsTrusted(X509Chain sent, X509Certificate2Collection roots)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(sent.ChainElements[0].Certificate);
    }

    public async Task<MqttClientSubscribeResultCode> SubscribeAsync(
        string filter = ResponseFilter,
        MqttQualityOfServiceLevel quality = MqttQualityOfServiceLevel.AtLeastOnce)
    {
        var result = await _client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter, quality).Build(),
            TestSupport.Soon);
        return result.Items.Single().ResultCode;
    }

    public async Task PublishAsync(
        string topic, string body = "",
        MqttQualityOfServiceLevel quality = MqttQualityOfServiceLevel.AtLeastOnce)
    {
        await _client.PublishAsync(
            new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(body)
                .WithQualityOfServiceLevel(quality).Build(),
            TestSupport.Soon);
    }

    public Task RegisterAsync(string rid) => PublishAsync(
        $"$dps/registrations/PUT/iotdps-register/?$rid={rid}", $$"""{"registrationId":"{{_id}}"}""");

    /// <summary>Registers and returns the operation in the answer.</summary>
    public async Task<string> OperationAsync()
    {
        await RegisterAsync("1");
        return (await AnswerAsync()).Json["operationId"]!.GetValue<string>();
    }

    public Task PollAsync(string rid, string operationId) => PublishAsync(
        $"$dps/registrations/GET/iotdps-get-operationstatus/?$rid={rid}&operationId={operationId}");

    public async Task<Answer> AnswerAsync()
    {
        var message = await _received.Reader.ReadAsync(TestSupport.Soon);
        return new Answer(
            message.Topic, Encoding.UTF8.GetString(message.Payload), message.QualityOfServiceLevel);
    }

    public bool HasAnswer => _received.Reader.Count > 0;

    /// <summary>
    /// Connects, subscribes, registers and polls until there is an answer other than 202.
    /// </summary>
    public async Task<Answer> ProvisionAsync(string? password = null)
    {
        await ConnectToDpsAsync(password);
        await SubscribeAsync();
        await RegisterAsync("r");
        var answer = await AnswerAsync();
        var operationId = answer.Json["operationId"]!.GetValue<string>();
        for (var poll = 1; answer.Status == 202; poll++)
        {
            await PollAsync("p" + poll, operationId);
            answer = await AnswerAsync();
        }

        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected)
        {
            await _client.DisconnectAsync();
        }

        _client.Dispose();
    }
}
