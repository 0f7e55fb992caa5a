using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class OptionsFileTests : OptionsFileTest
{
    [TestMethod]
    public void TheSampleSaysWhatItSays()
    {
        var options = EmulatorOptions.Load(
            System.IO.Path.Combine(AppContext.BaseDirectory, "emulator.sample.json"));

        Assert.AreEqual("0ne00000A0A", options.IdScope);
        Assert.HasCount(2, options.Hubs);
        Assert.AreEqual("sample-01", options.Individual.Single().RegistrationId);
        Assert.AreEqual(TestSupport.GroupKey, options.Groups.Single().Keys!.Primary);
        Assert.AreEqual(
            System.IO.Path.Combine(AppContext.BaseDirectory, "emulator-state"),
            options.StateDirectory);
    }

    [TestMethod]
    public void WhereTheSampleNamesADefaultItIsTheDefault()
    {
        var sample = EmulatorOptions.Load(
            System.IO.Path.Combine(AppContext.BaseDirectory, "emulator.sample.json"));
        var plain = new EmulatorOptions();

        // Hubs, enrollments and the directory are said to differ.
        Assert.AreEqual(plain.IdScope, sample.IdScope);
        Assert.AreEqual(plain.DpsHost, sample.DpsHost);
        Assert.AreEqual(plain.DpsPort, sample.DpsPort);
        Assert.AreEqual(plain.DpsProfile, sample.DpsProfile);
        Assert.AreEqual(plain.DpsEnforcement, sample.DpsEnforcement);
        Assert.AreEqual(plain.FailOverAfter, sample.FailOverAfter);
        Assert.AreEqual(plain.DpsWebPort, sample.DpsWebPort);
        Assert.AreEqual(plain.Quotas, sample.Quotas);
        Assert.AreEqual(plain.IssuedCertificateDays, sample.IssuedCertificateDays);
        Assert.AreEqual(plain.CustomAllocation.Timeout, sample.CustomAllocation.Timeout);
        Assert.IsEmpty(sample.CustomAllocation.Rules);
        Assert.AreEqual(plain.Hubs[0], sample.Hubs[0]);
        Assert.AreSame(plain.Faults, sample.Faults);
        Assert.AreEqual(plain.Gateway, sample.Gateway);
        Assert.AreEqual(plain.Allocation, sample.Allocation);
        Assert.AreEqual(plain.AssigningPolls, sample.AssigningPolls);
        Assert.AreEqual(plain.RetryAfterSeconds, sample.RetryAfterSeconds);
        Assert.AreEqual(plain.TokenSkew, sample.TokenSkew);
        Assert.AreEqual(plain.IdentityRefusal, sample.IdentityRefusal);
        Assert.AreEqual(plain.Address, sample.Address);
        Assert.AreEqual(plain.Chain, sample.Chain);
        CollectionAssert.AreEqual(plain.Suites.ToArray(), sample.Suites.ToArray());
    }

    [TestMethod]
    public void EveryFieldIsRead()
    {
        var options = Load("""
            {
              "idScope": "0ne1", "address": "0.0.0.0", "stateDirectory": "/tmp/x",
              "chain": "direct",
              "suites": ["0xC028", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"],
              "allocation": "evenlyWeighted", "assigningPolls": 7, "retryAfterSeconds": null,
              "tokenSkewSeconds": 9, "identityRefusal": "answer", "failOverAfterSeconds": 5,
              "dps": {
                "host": "dps.example", "port": 1, "profile": "expired", "enforcement": false
              },
              "hubs": [{
                "name": "hub.example", "port": 2, "profile": "wrongHostName", "enforcement": false
              }],
              "gateway": { "name": "edge.example", "port": 3, "standsIn": true },
              "enrollments": {
                "individual": [{
                  "registrationId": "r", "primaryKey": "MDEyMzQ1Njc4OWFiY2RlZg==",
                  "secondaryKey": "ZmVkY2JhOTg3NjU0MzIxMA==", "deviceId": "d", "disabled": true,
                  "hub": "hub.example"
                }],
                "groups": [
                  { "name": "g", "primaryKey": "MDEyMzQ1Njc4OWFiY2RlZg==", "disabled": true }
                ]
              }
            }
            """);

        Assert.AreEqual("0ne1", options.IdScope);
        Assert.AreEqual("0.0.0.0", options.Address.ToString());
        Assert.AreEqual("/tmp/x", options.StateDirectory);
        Assert.AreEqual(ChainKind.Direct, options.Chain);
        CollectionAssert.AreEqual(new ushort[] { 0xC028, 0xC02F }, options.Suites.ToArray());
        Assert.AreEqual(Allocation.EvenlyWeighted, options.Allocation);
        Assert.AreEqual(7, options.AssigningPolls);
        Assert.IsNull(options.RetryAfterSeconds);
        Assert.AreEqual(TimeSpan.FromSeconds(9), options.TokenSkew);
        Assert.AreEqual(IdentityRefusal.Answer, options.IdentityRefusal);
        Assert.AreEqual(
            ("dps.example", 1, EndpointProfile.Expired, false),
            (options.DpsHost, options.DpsPort, options.DpsProfile, options.DpsEnforcement));
        Assert.AreEqual(TimeSpan.FromSeconds(5), options.FailOverAfter);
        Assert.AreEqual(
            new HubOptions("hub.example")
            {
                Port = 2, Profile = EndpointProfile.WrongHostName, Enforcement = false,
            },
            options.Hubs.Single());
        Assert.AreEqual(
            new GatewayOptions("edge.example") { Port = 3, StandsIn = true }, options.Gateway);
        var individual = options.Individual.Single();
        Assert.AreEqual(
            ("r", "d", true, "hub.example"),
            (individual.RegistrationId, individual.DeviceId, individual.Disabled, individual.Hub));
        Assert.AreEqual("ZmVkY2JhOTg3NjU0MzIxMA==", individual.Keys!.Secondary);
        Assert.IsTrue(options.Groups.Single().Disabled);
    }

    [TestMethod]
    [DataRow("[]", "$: expected an object, got a list", "put the fields in { }")]
    [DataRow("""{"idscope":"x"}""", "$: expected one of the fields idScope, dps, hubs, gateway, enrollments, allocation, customAllocation, quotas, issuedCertificateDays, assigningPolls, retryAfterSeconds, tokenSkewSeconds, identityRefusal, failOverAfterSeconds, faults, address, stateDirectory, chain, suites, got \"idscope\"", "correct the name or remove the field; emulator.sample.json has every field")]
    [DataRow("""{"idScope":7}""", "$.idScope: expected text, got 7", "put it in quotes; it must not be empty")]
    [DataRow("""{"hubs":[]}""", "$.hubs: expected at least one hub, got none", "add a hub")]
    [DataRow("""{"hubs":[{"port":1}]}""", "$.hubs[0]: expected the field \"name\", got none", "add \"name\"")]
    [DataRow("""{"hubs":[{"name":"a b"}]}""", "$.hubs[0].name: expected a host name, got \"a b\"", "write a name such as contoso-eu.azure-devices.net")]
    [DataRow("""{"dps":{"port":70000}}""", "$.dps.port: expected a whole number from 0 to 65535, got 70000", "write a number in that range without quotes")]
    [DataRow("""{"dps":{"profile":1}}""", "$.dps.profile: expected one of recommended, legacySuite, tls11, tls11ServerHello, ecdsaCertificate, untrustedRoot, wrongHostName, expired, notYetValid, got 1", "choose one of these")]
    [DataRow("""{"allocation":"random"}""", "$.allocation: expected one of static, evenlyWeighted, lowestLatency, custom, got \"random\"", "choose one of these")]
    [DataRow("""{"address":"here"}""", "$.address: expected an IP address, got \"here\"", "write 127.0.0.1, or 0.0.0.0 for every interface")]
    [DataRow("""{"suites":["0xC013"]}""", "$.suites[0]: expected one of TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (0xC02F), TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (0xC030), TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 (0xC027), TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 (0xC028), got \"0xC013\"", "name a suite or give its number")]
    [DataRow("""{"suites":[]}""", "$.suites: expected at least one suite, got none", "name one of the recommended suites")]
    [DataRow("""{"enrollments":{"individual":[{"registrationId":"a."}]}}""", "$.enrollments.individual[0].registrationId: expected a registration id that ends in a letter, a digit or a dash, got '.'", "use lower-case letters, digits and dashes")]
    [DataRow("""{"enrollments":{"individual":[{"registrationId":"a"}]}}""", "$.enrollments.individual[0]: expected one of the fields primaryKey, certificate, thumbprint, testCertificate, got none", "say in one way how the device proves who it is")]
    [DataRow("""{"enrollments":{"groups":[{"name":"g","ca":"x","testCertificate":"p256"}]}}""", "$.enrollments.groups[0]: expected one of the fields primaryKey, ca, testCertificate, got ca and testCertificate", "say in one way how the device proves who it is")]
    [DataRow("""{"enrollments":{"individual":[{"registrationId":"a","thumbprint":"0a:1b"}]}}""", "$.enrollments.individual[0].thumbprint: expected a thumbprint of 40 (SHA-1) or 64 (SHA-256) hexadecimal digits, got \"0a:1b\"", "openssl x509 -in FILE -noout -fingerprint -sha256 tells it")]
    [DataRow("""{"enrollments":{"individual":[{"registrationId":"a","testCertificate":"dsa"}]}}""", "$.enrollments.individual[0].testCertificate: expected one of p256, p384, rsa2048, rsa4096, got \"dsa\"", "choose one of these")]
    [DataRow("""{"enrollments":{"individual":[{"registrationId":"a","primaryKey":"MDEyMzQ1Njc4OWFiY2RlZg==","reprovisioning":"always"}]}}""", "$.enrollments.individual[0].reprovisioning: expected one of migrateData, resetData, never, got \"always\"", "choose one of these")]
    [DataRow("""{"customAllocation":{"rules":[{"registrationId":"*"}]}}""", "$.customAllocation.rules[0]: expected the field \"hub\", got none", "add \"hub\"")]
    [DataRow("""{"customAllocation":{"rules":[{"hub":"h","payload":1}]}}""", "$.customAllocation.rules[0].payload: expected an object, got 1", "put the fields in { }")]
    [DataRow("""{"customAllocation":{"command":[]}}""", "$.customAllocation.command: expected a program and its arguments, got none", "name a program")]
    [DataRow("""{"issuedCertificateDays":6}""", "$.issuedCertificateDays: expected a whole number from 7 to 90, got 6", "write a number in that range without quotes")]
    [DataRow("""{"enrollments":{"individual":[{"registrationId":"a","primaryKey":"?"}]}}""", "$.enrollments.individual[0].primaryKey: expected a key in base64, got 1 characters that are not", "openssl rand -base64 32 makes a key")]
    [DataRow("""{"enrollments":{"groups":[{"name":"g","primaryKey":"AAAA"}]}}""", "$.enrollments.groups[0].primaryKey: expected a key of 16 to 64 bytes in base64, got 3 bytes", "openssl rand -base64 32 makes a key")]
    [DataRow("""{"enrollments":{"groups":[{"name":"g","primaryKey":"MDEyMzQ1Njc4OWFiY2RlZg==","disabled":"no"}]}}""", "$.enrollments.groups[0].disabled: expected true or false, got \"no\"", "write true or false without quotes")]
    [DataRow("""{"enrollments":{"groups":{}}}""", "$.enrollments.groups: expected a list, got an object", "put the items in [ ]")]
    public void AFaultIsNamedWithItsPlaceAndWhatToDo(string json, string message, string hint)
    {
        var exception = Assert.ThrowsExactly<ConfigurationException>(() => Load(json));

        Assert.AreEqual($"{Path}: {message}", exception.Message);
        Assert.AreEqual(hint, exception.Hint);
    }

    [TestMethod]
    public void BrokenJsonIsNamedWithLineAndColumn()
    {
        var exception = Assert.ThrowsExactly<ConfigurationException>(
            () => Load("{\n  \"idScope\" \"x\"\n}"));

        Assert.AreEqual($"{Path}:2:13: expected JSON, got something else here", exception.Message);
    }

    [TestMethod]
    public void AFileThatIsNotThereIsNamed()
    {
        var exception = Assert.ThrowsExactly<ConfigurationException>(
            () => EmulatorOptions.Load("/nowhere/x.json"));

        StringAssert.StartsWith(
            exception.Message, "/nowhere/x.json: expected a readable file, got: ");
    }

    [TestMethod]
    public async Task OptionsThatContradictThemselvesAreNamed()
    {
        var good = TestSupport.Options;
        var alone = TestSupport.Alone;
        (EmulatorOptions Options, string Message)[] cases =
        [
            (good with { Hubs = [] }, "hubs: expected at least one hub, got none"),
            (good with { Hubs = [good.Hubs[0], good.Hubs[0]] },
                "hubs: expected every name once, got contoso-eu.azure-devices.net twice"),
            (good with { Gateway = new GatewayOptions("Contoso-EU.azure-devices.net") },
                "gateway: expected every name once, got Contoso-EU.azure-devices.net twice"),
            (good with { Individual = [alone, alone with { RegistrationId = "ALONE-01" }] },
                "enrollments.individual: expected every name once, got ALONE-01 twice"),
            (good with { Individual = [TestSupport.Alone with { Hub = "far.example" }] },
            "enrollments: expected one of the hubs contoso-eu.azure-devices.net, got far.example"),
        ];
        foreach (var (options, message) in cases)
        {
            var exception = await Assert.ThrowsExactlyAsync<ConfigurationException>(
                () => GuardedEmulator.StartAsync(options, TestSupport.Soon));
            Assert.AreEqual(message, exception.Message);
        }
    }
}
