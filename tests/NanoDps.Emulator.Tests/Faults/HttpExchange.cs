using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>
/// One request to register over a connection of its own: every byte of the answer, and what became
/// of the connection: closed, reset, or open when a while has passed since it met a fault.
/// </summary>
internal sealed record HttpExchange(string Answer, string End)
{
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(1);

    /// <summary>The answer's lines but for the one that differs every time.</summary>
    public string[] Lines =>
        [.. Answer.Split("\r\n").Where(
            line => !line.StartsWith("x-ms-request-id", StringComparison.Ordinal))];

    public string Body => Answer[(Answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    public string? Header(string name) => Lines
        .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?
        [(name.Length + 2)..];

    public static async Task<HttpExchange> RegisterAsync(
        ServiceEmulator emulator, string id = "alone-01", int server = 0)
    {
        var answer = new StringBuilder();
        var open = OpenAsync(emulator, emulator.CountInjected());
        var exchange = ConnectionEnd.OrAsync(
            () => ExchangeAsync(emulator, emulator.Facts.Web[server], id, answer));
        var end = await await Task.WhenAny(exchange, open);
        lock (answer)
        {
            return new HttpExchange(answer.ToString(), end);
        }
    }

    private static async Task<string> ExchangeAsync(
        ServiceEmulator emulator, EndpointFacts web, string id, StringBuilder answer)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(web.Address, web.Port, TestSupport.Soon);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            CertificateDevice.Tls(emulator, web.Name, null), TestSupport.Soon);
        await tls.WriteAsync(Request(id, web.Name), TestSupport.Soon);
        var buffer = new byte[4096];
        int count;
        while ((count = await tls.ReadAsync(buffer, TestSupport.Soon)) > 0)
        {
            lock (answer)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }

        return "closed";
    }

    private static async Task<string> OpenAsync(ServiceEmulator emulator, int faultsBefore)
    {
        await emulator.InjectedAsync(faultsBefore + 1);
        await Task.Delay(AWhile);
        return "open";
    }

    /// <summary>As the firmware writes it: in this order, without the port.</summary>
    private static byte[] Request(string id, string host)
    {
        var body = $$"""{"registrationId":"{{id}}"}""";
        return Encoding.ASCII.GetBytes(
            $"PUT /{TestSupport.IdScope}/registrations/{id}/register?api-version=2019-03-31 HTTP/1.1\r\n"
            + "Connection: close\r\n"
            + $"Authorization: {Tokens.ForDps(id, TestSupport.KeyOf(id))}\r\n"
            + "Content-Type: application/json; charset=utf-8\r\n"
            + $"Content-Length: {body.Length}\r\nHost: {host}\r\n\r\n{body}");
    }
}
