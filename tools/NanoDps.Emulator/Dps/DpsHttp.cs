using System.Net;
using Microsoft.AspNetCore.Http;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// The Device Provisioning Service over HTTPS. Every request proves anew who sends it, with a token
/// in Authorization or with the certificate of the handshake.
/// </summary>
internal sealed class DpsHttp(string hostName, DpsService service, ServerLog log)
{
    /// <summary>The largest message in bytes (Azure: limits of DPS).</summary>
    private const int MaxBodyBytes = 96 * 1024;

    private readonly HttpAnswers _answers = new(hostName, log);

    public async Task HandleAsync(HttpContext context)
    {
        var peer = new IPEndPoint(
            context.Connection.RemoteIpAddress!, context.Connection.RemotePort);
        var http = context.Request;
        var route = DpsRoute.Parse(http.Method, http.Path.Value ?? "");
        if (Refuse(http, route, out var text) is { } wrong)
        {
            await RefuseAsync(wrong).ConfigureAwait(false);
            return;
        }

        var identity = service.Authenticate(
            route!.RegistrationId,
            new DpsProof(
                http.Headers.Authorization.ToString(),
                context.Features.Get<ClientCertificates>()));
        if (service.Refusal(identity) is { } refusal)
        {
            text = identity.Text;
            await RefuseAsync(refusal).ConfigureAwait(false);
            return;
        }

        if (await ReadAsync(http, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            text = $"expected at most {MaxBodyBytes} bytes, got more";
            await RefuseAsync(service.Error(400, 400_000, $"Expected at most {MaxBodyBytes} bytes."))
                .ConfigureAwait(false);
            return;
        }

        var (request, answer) = service.Ask(
            Request(http, route, body), identity, lastRid: null, peer);
        _answers.Log(peer, request, answer);
        await _answers.SendAsync(context, answer, request).ConfigureAwait(false);

        Task RefuseAsync(DpsAnswer answer)
        {
            log.Write(
                EventKind.RequestRefused, peer, route?.RegistrationId, $"{answer.Status}: {text}");
            return _answers.SendAsync(context, answer, null);
        }
    }

    /// <summary>What is wrong before the identity comes into question; null when nothing is.</summary>
    private DpsAnswer? Refuse(HttpRequest http, DpsRoute? route, out string text)
    {
        if (route is null)
        {
            // The class is certain; which code the service gives here is not established.
            text = $"expected a route of DPS, got {http.Method} {http.Path}";
            return service.Error(404, 404_000, "Resource not found.");
        }

        if (RegistrationId.Fault(route.RegistrationId) is { } fault)
        {
            text = fault;
            return service.Error(400, 400_000, "Invalid registration id.");
        }

        // As over MQTT, any version that looks like one passes.
        var version = Version(http);
        if (version.Length == 0 || !char.IsAsciiDigit(version[0]))
        {
            text = $"expected ?api-version=2019-03-31, got \"{version}\"";
            return service.Error(400, 400_000, "Invalid api-version.");
        }

        text = service.ScopeFault(route.IdScope) ?? "";
        return text.Length == 0 ? null : service.Error(401, 401_002, "Unauthorized");
    }

    private static DpsRequest Request(HttpRequest http, DpsRoute route, byte[] body) => new()
    {
        Kind = route.Kind,
        Transport = DpsTransport.Https,
        ApiVersion = Version(http),
        RegistrationId = route.RegistrationId,
        Rid = "",
        OperationId = route.OperationId,
        Topic = $"{http.Method} {http.Path}{http.QueryString}",
        Body = body,
    };

    private static string Version(HttpRequest http) => http.Query["api-version"].ToString();

    /// <summary>The body; null when it is too large.</summary>
    private static async Task<byte[]?> ReadAsync(
        HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellation).ConfigureAwait(false))
            > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > MaxBodyBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}
