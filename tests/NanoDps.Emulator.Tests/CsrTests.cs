using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Tests;

/// <summary>Certificates that DPS issues for a device's signing request.</summary>
[TestClass]
public sealed class CsrTests
{
    [TestMethod]
    [DataRow("2026-11-01")]
    [DataRow("2025-07-01-preview")]
    public async Task TheHubTakesTheCertificateThatWasIssuedAndNoLongerTheKey(string version)
    {
        await using var emulator = await TestSupport.StartAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var http = HttpDevice.Keyed(emulator);
        var answer = await http.ProvisionAsync(Body(Csr(key)), version);
        var chain = answer.State["issuedCertificateChain"]!.AsArray()
            .Select(one => X509CertificateLoader.LoadCertificate(
                Convert.FromBase64String(one!.GetValue<string>())))
            .ToArray();

        Assert.HasCount(2, chain);
        Assert.AreEqual("CN=alone-01", chain[0].Subject);
        Assert.AreEqual(chain[1].Subject, chain[0].Issuer);
        Assert.AreEqual("ecdsa-with-SHA384", Name(chain[0].SignatureAlgorithm));
        Assert.AreEqual(30, Math.Round((chain[0].NotAfter - DateTime.Now).TotalDays));
        using var issued = chain[0].CopyWithPrivateKey(key);
        Assert.AreEqual(0, await CertificateDevice.ConnectToHubAsync(
            emulator, "alone-01", CertificateDevice.Context(issued, chain[1])));
        Assert.AreEqual(5, await CertificateDevice.ConnectToHubAsync(emulator, "alone-01", null));
    }

    [TestMethod]
    public async Task ItIsIssuedOverMqttAndToACertificateAsWell()
    {
        await using var emulator = await TestSupport.StartAsync();
        var made = await emulator.DeviceCertificates.SelfSignedAsync("pinned-01", KeyKind.P384);
        emulator.Enrollments.Set(
            new IndividualEnrollment("pinned-01", LeafThumbprints.Of(made.Certificate)));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await using var device = new Device(emulator, "pinned-01", "") { Certificate = made.Certificate };
        await device.ConnectToDpsAsync(
            "", $"{TestSupport.IdScope}/registrations/pinned-01/api-version=2026-11-01");
        await device.SubscribeAsync();
        await device.PublishAsync(
            "$dps/registrations/PUT/iotdps-register/?$rid=1",
            Body(Csr(key, "CN=pinned-01"), "pinned-01"));
        var operation = (await device.AnswerAsync()).Json["operationId"]!.GetValue<string>();
        await device.PollAsync("2", operation);
        await device.AnswerAsync();
        await device.PollAsync("3", operation);
        var first = await device.AnswerAsync();
        await device.PollAsync("4", operation);
        var again = await device.AnswerAsync();

        Assert.HasCount(2, first.State["issuedCertificateChain"]!.AsArray());
        Assert.AreEqual(
            first.State["issuedCertificateChain"]!.ToJsonString(),
            again.State["issuedCertificateChain"]!.ToJsonString());
        Assert.AreEqual(
            5,
            await CertificateDevice.ConnectToHubAsync(
                emulator, "pinned-01", CertificateDevice.Context(made)));
    }

    [TestMethod]
    public async Task AnOldApiVersionHasNoCsr()
    {
        await using var emulator = await TestSupport.StartAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var device = HttpDevice.Keyed(emulator);

        (await device.RegisterAsync(Body(Csr(key)), "2021-06-01")).AssertError(
            400, 400000,
            "Expected no csr with api-version 2021-06-01; certificates are issued from "
            + "2025-07-01-preview on.");
    }

    [TestMethod]
    public async Task ACsrOfAnotherKindIsAnsweredWith400()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var good = Convert.FromBase64String(Csr(p384));
        var forged = (byte[])good.Clone();
        forged[^1] ^= 1;
        (string Csr, string Message)[] cases =
        [
            ("-----BEGIN", "Expected csr to be DER in base64, without the lines of PEM."),
            ("AAAA", "Expected csr to be a certification request (PKCS#10)."),
            (Convert.ToBase64String(forged), "Expected csr to be a certification request that its own key has signed."),
            (Csr(p384, "CN=other"), "Expected csr to have the common name alone-01, got other."),
            (Csr(p384, "O=alone-01"), "Expected csr to have the common name alone-01, got none."),
            (Csr(p384, hash: HashAlgorithmName.SHA256), "Expected csr to be signed with ecdsa-with-SHA384 (1.2.840.10045.4.3.3), got 1.2.840.10045.4.3.2."),
            (Csr(p256), "Expected csr to have a key on P-384 (1.3.132.0.34), got 1.2.840.10045.3.1.7."),
            (Convert.ToBase64String(new CertificateRequest("CN=alone-01", rsa, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1).CreateSigningRequest()), "Expected csr to be signed with ecdsa-with-SHA384 (1.2.840.10045.4.3.3), got 1.2.840.113549.1.1.12."),
        ];
        await using var emulator = await TestSupport.StartAsync();
        using var device = HttpDevice.Keyed(emulator);
        foreach (var (csr, message) in cases)
        {
            (await device.RegisterAsync(Body(csr), "2026-11-01")).AssertError(400, 400000, message);
        }

        (await device.RegisterAsync("""{"registrationId":"alone-01","csr":1}""", "2026-11-01"))
            .AssertError(400, 400000, "Expected csr to be a text.");
    }

    private static string Csr(
        ECDsa key, string subject = "CN=alone-01", HashAlgorithmName? hash = null) =>
        Convert.ToBase64String(
            new CertificateRequest(subject, key, hash ?? HashAlgorithmName.SHA384)
                .CreateSigningRequest());

    private static string Body(string csr, string id = "alone-01") =>
        $$"""{"registrationId":"{{id}}","csr":"{{csr}}"}""";

    private static string Name(Oid algorithm) => algorithm.Value == "1.2.840.10045.4.3.3"
        ? "ecdsa-with-SHA384" : algorithm.Value!;
}
