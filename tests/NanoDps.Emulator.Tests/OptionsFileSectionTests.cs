using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Tests;

/// <summary>Attestation, allocation, quotas and faults, as the file has them.</summary>
[TestClass]
public sealed class OptionsFileSectionTests : OptionsFileTest
{
    [TestMethod]
    public void EveryWayToProveWhoADeviceIsIsRead()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=c", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now, now.AddDays(1));
        File.WriteAllText(
            System.IO.Path.Combine(Folder, "c.pem"), certificate.ExportCertificatePem());
        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var options = Load($$"""
            {
              "enrollments": {
                "individual": [
                  { "registrationId": "a", "certificate": "c.pem", "secondaryCertificate": "c.pem" },
                  { "registrationId": "b", "thumbprint": "{{thumbprint}}" },
                  { "registrationId": "c", "testCertificate": "p384" }
                ],
                "groups": [
                  { "name": "a", "ca": "c.pem" },
                  { "name": "b", "testCertificate": "rsa2048", "devices": ["b-1", "b-2"] }
                ]
              }
            }
            """);

        var one = options.Individual.Select(enrollment => enrollment.Attestation).ToArray();
        CollectionAssert.AreEqual(
            new[] { thumbprint, thumbprint }, ((LeafThumbprints)one[0]).All.ToArray());
        CollectionAssert.AreEqual(
            new[] { thumbprint }, ((LeafThumbprints)one[1]).All.ToArray());
        Assert.AreEqual(KeyKind.P384, ((TestCertificates)one[2]).Kind);
        Assert.AreEqual(
            thumbprint,
            ((RegisteredAuthorities)options.Groups[0].Attestation).All.Single()
                .GetCertHashString(HashAlgorithmName.SHA256));
        CollectionAssert.AreEqual(
            new[] { "b-1", "b-2" },
            ((TestCertificates)options.Groups[1].Attestation).Devices.ToArray());
    }

    [TestMethod]
    public void AllocationAndQuotasAreRead()
    {
        var options = Load("""
            {
              "allocation": "custom",
              "customAllocation": {
                "rules": [{
                  "registrationId": "pump-*", "payload": { "model": "x" },
                  "hub": "contoso-eu.azure-devices.net", "return": { "line": 4 }
                }],
                "command": ["./allocate.py", "--fast"], "timeoutSeconds": 9
              },
              "quotas": { "registrationsPerMinute": 7, "pollsPer10Seconds": null },
              "issuedCertificateDays": 90,
              "dps": { "webPort": 4 },
              "hubs": [{
                "name": "contoso-eu.azure-devices.net", "webPort": 5, "latencyMilliseconds": 40
              }],
              "enrollments": {
                "groups": [{
                  "name": "g", "primaryKey": "MDEyMzQ1Njc4OWFiY2RlZg==", "allocation": "static",
                  "reprovisioning": "never", "connectionProfile": "mqttV5"
                }]
              }
            }
            """);

        var custom = options.CustomAllocation;
        CollectionAssert.AreEqual(
            new[] { System.IO.Path.Combine(Folder, "./allocate.py"), "--fast" },
            custom.Command.ToArray());
        Assert.AreEqual(TimeSpan.FromSeconds(9), custom.Timeout);
        Assert.AreEqual("pump-*", custom.Rules.Single().RegistrationId);
        Assert.AreEqual("""{"model":"x"}""", custom.Rules.Single().Payload!.ToJsonString());
        Assert.AreEqual("""{"line":4}""", custom.Rules.Single().Return!.ToJsonString());
        Assert.AreEqual(
            new Quotas { RegistrationsPerMinute = 7, PollsPer10Seconds = null }, options.Quotas);
        Assert.AreEqual(90, options.IssuedCertificateDays);
        Assert.AreEqual(4, options.DpsWebPort);
        Assert.AreEqual(
            (5, 40.0),
            (options.Hubs[0].WebPort, options.Hubs[0].Latency.TotalMilliseconds));
        var group = options.Groups.Single();
        Assert.AreEqual(
            (Allocation.Static, Reprovisioning.Never, "mqttV5"),
            (group.Allocation, group.Reprovisioning, group.ConnectionProfile));
    }

    [TestMethod]
    public void AFaultScriptIsFoundBesideTheFile()
    {
        File.WriteAllText(
            System.IO.Path.Combine(Folder, "day.faults"), "# a bad day\n* accept 1 drop\n");
        var rule = Load("""{"faults":"day.faults"}""").Faults.Rules.Single();

        Assert.AreEqual("* accept 1 drop", rule.Text);
        Assert.AreEqual(System.IO.Path.Combine(Folder, "day.faults") + ":2", rule.Place);
    }
}
