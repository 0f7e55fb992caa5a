using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class DpsHttpTests
{
    [TestMethod]
    public async Task ARegistrationGoesAsDocumented()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var device = HttpDevice.Keyed(emulator);
        var accepted = await device.RegisterAsync();
        var operation = accepted.Text("operationId");

        Assert.AreEqual(202, accepted.Status);
        Assert.AreEqual("assigning", accepted.Text("status"));
        Assert.AreEqual("3", accepted.Header("Retry-After"));
        Assert.AreEqual(
            $"https://{TestSupport.DpsHost}/{TestSupport.IdScope}/registrations/alone-01/operations/"
            + $"{operation}?api-version=2019-03-31",
            accepted.Header("Location"));
        Assert.IsTrue(Guid.TryParse(accepted.Header("x-ms-request-id"), out _));
        Assert.IsNull(accepted.Header("x-ms-error-code"));

        var pending = await device.PollAsync(operation);
        Assert.AreEqual(202, pending.Status);
        Assert.AreEqual("3", pending.Header("Retry-After"));

        var done = await device.PollAsync(operation);
        Assert.AreEqual(200, done.Status);
        Assert.IsNull(done.Header("Retry-After"));
        Assert.AreEqual(TestSupport.HubHost, done.State["assignedHub"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task ADeviceThatRegistersOverHttpsConnectsToItsHub()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var http = HttpDevice.Keyed(emulator, "member-1");
        var answer = await http.ProvisionAsync();
        Assert.AreEqual(
            "fleet", answer.State["symmetricKey"]!["enrollmentGroupId"]!.GetValue<string>());

        await using var device = new Device(emulator, "member-1", TestSupport.KeyOf("member-1"));
        await device.ConnectToHubAsync();
        CollectionAssert.AreEqual(new[] { "member-1" }, emulator.Hubs[0].Connected.ToArray());
    }

    [TestMethod]
    public async Task ADeviceOfACertificateGroupRegistersWithItsChain()
    {
        await using var emulator = await TestSupport.StartAsync();
        var authority = await emulator.DeviceCertificates.AuthorityAsync("plant");
        emulator.Enrollments.Set(
            new EnrollmentGroup("plant", new RegisteredAuthorities(authority.Root)));
        var made = await authority.IssueAsync("member-02", KeyKind.Rsa2048);
        using var device = new HttpDevice(
            emulator, "member-02", null, CertificateDevice.Context(made));
        var answer = await device.ProvisionAsync();

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual(
            "plant", answer.State["x509"]!["enrollmentGroupId"]!.GetValue<string>());
        Assert.AreEqual(0, await CertificateDevice.ConnectToHubAsync(
            emulator, "member-02", CertificateDevice.Context(made)));
    }

    [TestMethod]
    public async Task AChainWithoutItsIntermediateIsToldInvalidCertificate()
    {
        await using var emulator = await TestSupport.StartAsync();
        var authority = await emulator.DeviceCertificates.AuthorityAsync("plant");
        emulator.Enrollments.Set(
            new EnrollmentGroup("plant", new RegisteredAuthorities(authority.Root)));
        var made = await authority.IssueAsync("member-02");
        using var device = new HttpDevice(
            emulator, "member-02", null, CertificateDevice.Context(made.Certificate));

        (await device.RegisterAsync()).AssertError(401, 401002, "Invalid certificate.");
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.RequestRefused, "member-02")).Text,
            "401: wrong certificate: expected a chain to CN=Test Device Root of plant");
    }

    [TestMethod]
    public async Task AWrongTokenIsToldUnauthorized()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var device = new HttpDevice(
            emulator, "alone-01", Tokens.ForDps("alone-01", TestSupport.Keys(99).Primary));

        (await device.RegisterAsync()).AssertError(401, 401002, "Unauthorized");
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.RequestRefused, "alone-01")).Text,
            "401: wrong sig: ");
        Assert.AreEqual(0, emulator.Dps.Requests.Total);
    }

    [TestMethod]
    public async Task NoProofAtAllIsToldUnauthorized()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var device = new HttpDevice(emulator, "alone-01", null);

        (await device.RegisterAsync()).AssertError(401, 401002, "Unauthorized");
        Assert.AreEqual(
            "401: expected a shared access signature or a client certificate, got neither",
            (await emulator.NextAsync(EventKind.RequestRefused)).Text);
    }

    [TestMethod]
    public async Task ADeviceWithoutEnrollmentIsTold404201()
    {
        await using var emulator = await TestSupport.StartAsync();
        emulator.Enrollments.RemoveGroup("fleet");
        using var device = HttpDevice.Keyed(emulator, "nobody-01");

        (await device.RegisterAsync()).AssertError(
            404, 404201, "Device registration not found.");
    }

    [TestMethod]
    public async Task APollProvesWhoAsksAsWell()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var device = HttpDevice.Keyed(emulator);
        var operation = (await device.RegisterAsync()).Text("operationId");
        using var other = new HttpDevice(emulator, "alone-01", null);

        (await other.PollAsync(operation)).AssertError(401, 401002, "Unauthorized");
        using var stranger = HttpDevice.Keyed(emulator, "member-1");
        (await stranger.PollAsync(operation)).AssertError(404, 404201, "Operation not found.");
    }

    [TestMethod]
    [DataRow("GET", "0ne00000A0A/registrations/alone-01?api-version=2019-03-31", 404, 404000, "Resource not found.", "expected a route of DPS, got GET /0ne00000A0A/registrations/alone-01")]
    [DataRow("POST", "0ne00000A0A/registrations/alone-01/register?api-version=2019-03-31", 404, 404000, "Resource not found.", "expected a route of DPS, got POST /0ne00000A0A/registrations/alone-01/register")]
    [DataRow("PUT", "0ne00000A0A/registrations/alone-01/register", 400, 400000, "Invalid api-version.", "expected ?api-version=2019-03-31, got \"\"")]
    [DataRow("PUT", "0ne00000A0A/registrations/alone-01/register?api-version=latest", 400, 400000, "Invalid api-version.", "expected ?api-version=2019-03-31, got \"latest\"")]
    [DataRow("PUT", "0ne00000A0A/registrations/alone$1/register?api-version=2019-03-31", 400, 400000, "Invalid registration id.", "expected a registration id of letters, digits and - . _ :, got the character U+0024")]
    [DataRow("PUT", "0neOther/registrations/alone-01/register?api-version=2019-03-31", 401, 401002, "Unauthorized", "wrong id scope: expected 0ne00000A0A, got 0neOther; correct the device's configuration")]
    public async Task ARequestThatIsNoneOfTheServicesIsRefused(
        string method, string target, int status, int code, string message, string line)
    {
        await using var emulator = await TestSupport.StartAsync();
        using var device = HttpDevice.Keyed(emulator);

        (await device.SendAsync(new HttpMethod(method), target, "{}"))
            .AssertError(status, code, message);
        Assert.AreEqual(
            $"{status}: {line}", (await emulator.NextAsync(EventKind.RequestRefused)).Text);
    }

    [TestMethod]
    public async Task AMalformedBodyIsAnsweredAsOverMqtt()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var device = HttpDevice.Keyed(emulator);

        (await device.RegisterAsync("{")).AssertError(400, 400000, "Expected a body of JSON.");
        (await device.RegisterAsync(new string(' ', 100_000))).AssertError(
            400, 400000, "Expected at most 98304 bytes.");
    }

    [TestMethod]
    public async Task AStatusLookupTellsTheLastRegistration()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var device = HttpDevice.Keyed(emulator);
        (await device.LookUpAsync()).AssertError(404, 404201, "Device registration not found.");
        await device.ProvisionAsync();
        var found = await device.LookUpAsync();

        Assert.AreEqual(200, found.Status);
        Assert.AreEqual("assigned", found.Text("status"));
        Assert.AreEqual("alone-01", found.Text("deviceId"));
        Assert.AreEqual(DpsRequestKind.Lookup, emulator.Dps.Requests.Snapshot()[^1].Kind);
    }
}
