using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests;

/// <summary>HTTPS on the wire: what a device like this firmware sends, the log, the suites.</summary>
[TestClass]
public sealed class DpsHttpWireTests
{
    [TestMethod]
    public async Task ARequestLikeTheFirmwaresIsAnswered()
    {
        // Its client sends these headers in this order, and a Host without the port.
        await using var emulator = await TestSupport.StartAsync();
        var web = emulator.Facts.Web[0];
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(web.Address, web.Port, TestSupport.Soon);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            CertificateDevice.Tls(emulator, web.Name, null), TestSupport.Soon);
        const string body = """{"registrationId":"alone-01"}""";
        await tls.WriteAsync(
            Encoding.ASCII.GetBytes(
                "PUT /0ne00000A0A/registrations/alone-01/register?api-version=2019-03-31 HTTP/1.1\r\n"
                + "Connection: close\r\n"
                + $"Authorization: {Tokens.ForDps("alone-01", TestSupport.AloneKeys.Primary)}\r\n"
                + "Content-Type: application/json; charset=utf-8\r\n"
                + $"Content-Length: {body.Length}\r\nHost: {web.Name}\r\n\r\n{body}"),
            TestSupport.Soon);
        using var reader = new StreamReader(tls, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(TestSupport.Soon);

        StringAssert.StartsWith(answer, "HTTP/1.1 202 Accepted\r\n");
        StringAssert.Contains(answer, "\r\nConnection: close\r\n");
        StringAssert.Contains(answer, "\r\nRetry-After: 3\r\n");
    }

    [TestMethod]
    public async Task TheLogTellsTheStoryAndNoSecret()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var device = HttpDevice.Keyed(emulator);
        await device.ProvisionAsync();
        var lines = emulator.Events.Snapshot();

        CollectionAssert.AreEqual(
            new[]
            {
                "Register request 1, HTTPS, api-version 2019-03-31, individual enrollment",
                "Answer to request 1: 202, Retry-After 3",
                "Poll request 2, HTTPS, api-version 2019-03-31, individual enrollment",
                "Answer to request 2: 202, Retry-After 3",
                "Poll request 3, HTTPS, api-version 2019-03-31, individual enrollment",
                "Assigned device alone-01 to contoso-eu.azure-devices.net, initialAssignment",
                "Answer to request 3: 200",
            },
            lines.Where(line => line.Device is not null)
                .Select(line => $"{line.Kind} {line.Text}").ToArray());
        Assert.IsFalse(lines.Any(line => line.Text.Contains(
            "SharedAccessSignature", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task OldSuitesAreRefusedHereAsWell()
    {
        await using var emulator = await TestSupport.StartAsync();
        var output = await OpenSsl.ClientAsync(
            emulator.Dps.Web.Address, "-tls1_2 -cipher ECDHE-RSA-AES128-SHA");

        StringAssert.Contains(output, "alert handshake failure");
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.TlsRefused)).Text, "handshake_failure: ");
    }

    [TestMethod]
    public async Task AFaultOfTheScriptIsDoneOverHttpsAsWell()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Faults = FaultScript.Parse(
                    "* register 1 answer 429 retry-after=30 error=429001\n"),
            },
            TestSupport.Soon);
        using var device = HttpDevice.Keyed(emulator);
        var answer = await device.RegisterAsync();

        Assert.AreEqual(429, answer.Status);
        Assert.AreEqual("30", answer.Header("Retry-After"));
        Assert.AreEqual("429001", answer.Header("x-ms-error-code"));
    }
}
