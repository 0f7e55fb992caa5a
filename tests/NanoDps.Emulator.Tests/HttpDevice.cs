using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json.Nodes;

namespace NanoDps.Emulator.Tests;

/// <summary>A device from outside that speaks HTTPS, with .NET's HttpClient.</summary>
internal sealed class HttpDevice : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _id;

    public HttpDevice(
        ServiceEmulator emulator, string id, string? token,
        SslStreamCertificateContext? certificate = null)
    {
        _id = id;
        var web = emulator.Facts.Web[0];
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            SslOptions = CertificateDevice.Tls(emulator, web.Name, certificate),
            ConnectCallback = async (_, cancellation) =>
            {
                var tcp = new System.Net.Sockets.TcpClient();
                await tcp.ConnectAsync(web.Address, web.Port, cancellation);
                return tcp.GetStream();
            },
        })
        {
            BaseAddress = new Uri($"https://{web.Name}/"),
        };
        if (token is not null)
        {
            _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token);
        }
    }

    /// <summary>A device with the key of its enrollment.</summary>
    public static HttpDevice Keyed(ServiceEmulator emulator, string id = "alone-01") =>
        new(emulator, id, Tokens.ForDps(id, TestSupport.KeyOf(id)));

    public async Task<HttpAnswer> SendAsync(HttpMethod method, string target, string? body = null)
    {
        using var request = new HttpRequestMessage(method, target);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await _client.SendAsync(request, TestSupport.Soon);
        return new HttpAnswer(
            (int)response.StatusCode,
            response.Headers,
            await response.Content.ReadAsStringAsync(TestSupport.Soon));
    }

    public Task<HttpAnswer> RegisterAsync(string? body = null, string version = "2019-03-31") =>
        SendAsync(
            HttpMethod.Put,
            $"{TestSupport.IdScope}/registrations/{_id}/register?api-version={version}",
            body ?? $$"""{"registrationId":"{{_id}}"}""");

    public Task<HttpAnswer> PollAsync(string operation, string version = "2019-03-31") => SendAsync(
        HttpMethod.Get,
        $"{TestSupport.IdScope}/registrations/{_id}/operations/{operation}?api-version={version}");

    public Task<HttpAnswer> LookUpAsync() => SendAsync(
        HttpMethod.Post,
        $"{TestSupport.IdScope}/registrations/{_id}?api-version=2021-06-01",
        $$"""{"registrationId":"{{_id}}"}""");

    /// <summary>Registers and polls until there is an answer other than 202.</summary>
    public async Task<HttpAnswer> ProvisionAsync(string? body = null, string version = "2019-03-31")
    {
        var answer = await RegisterAsync(body, version);
        var operation = answer.Status == 202 ? answer.Text("operationId") : "";
        while (answer.Status == 202)
        {
            answer = await PollAsync(operation, version);
        }

        return answer;
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>An answer of DPS over HTTPS.</summary>
internal sealed record HttpAnswer(int Status, HttpResponseHeaders Headers, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public JsonObject State => Json["registrationState"]!.AsObject();

    public string Text(string field) => Json[field]!.GetValue<string>();

    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public void AssertError(int status, int code, string message)
    {
        Assert.AreEqual(status, Status);
        Assert.AreEqual(code, Json["errorCode"]!.GetValue<int>());
        Assert.AreEqual(message, Text("message"));
        Assert.AreEqual(code.ToString(CultureInfo.InvariantCulture), Header("x-ms-error-code"));
    }
}
