using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class CertificateTests
{
    [TestMethod]
    public async Task TheDefaultChainIsLikeAzuresSince2025()
    {
        await using var emulator = await TestSupport.StartAsync();
        var sent = await SentAsync(emulator);
        using var root = X509CertificateLoader.LoadCertificateFromFile(emulator.Facts.CaFile);

        Assert.HasCount(3, sent);
        CollectionAssert.AreEqual(new[] { 2048, 4096, 4096 }, sent.Select(Bits).ToArray());
        const string sha384 = "sha384RSA";
        CollectionAssert.AreEqual(
            new[] { sha384, sha384, sha384 },
            sent.Select(one => one.SignatureAlgorithm.FriendlyName).ToArray());
        Assert.AreEqual(sent[1].Subject, sent[0].Issuer);
        Assert.AreEqual(sent[2].Subject, sent[1].Issuer);
        Assert.AreEqual(root.Subject, sent[2].Issuer);
        Assert.AreEqual(root.Subject, root.Issuer);
        Assert.AreEqual(2048, Bits(root));
        Assert.AreEqual("sha256RSA", root.SignatureAlgorithm.FriendlyName);
        Assert.IsTrue(sent[0].MatchesHostname(TestSupport.DpsHost));
        Assert.IsFalse(sent[0].MatchesHostname(TestSupport.HubHost));
    }

    [TestMethod]
    public async Task TheDirectChainIsTheLeafAlone()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Chain = ChainKind.Direct }, TestSupport.Soon);
        var sent = await SentAsync(emulator);
        using var root = X509CertificateLoader.LoadCertificateFromFile(emulator.Facts.CaFile);

        Assert.HasCount(1, sent);
        Assert.AreEqual(root.Subject, sent[0].Issuer);
        Assert.AreEqual("sha256RSA", sent[0].SignatureAlgorithm.FriendlyName);
    }

    [TestMethod]
    public async Task TheCompactChainIsTheLeafAndOneIssuingCaOfRsa2048AndSha256()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Chain = ChainKind.Compact }, TestSupport.Soon);
        var sent = await SentAsync(emulator);
        using var root = X509CertificateLoader.LoadCertificateFromFile(emulator.Facts.CaFile);

        CollectionAssert.AreEqual(new[] { 2048, 2048 }, sent.Select(Bits).ToArray());
        CollectionAssert.AreEqual(
            new[] { "sha256RSA", "sha256RSA" },
            sent.Select(one => one.SignatureAlgorithm.FriendlyName).ToArray());
        Assert.AreEqual(sent[1].Subject, sent[0].Issuer);
        Assert.AreEqual(root.Subject, sent[1].Issuer);
        await VerifiesAsync(emulator, emulator.Facts.CaFile);
    }

    [TestMethod]
    public async Task TheSuccessorsChainEndsInAnotherRootOfRsa4096AndSha384()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Chain = ChainKind.Successor }, TestSupport.Soon);
        var sent = await SentAsync(emulator);
        using var root = X509CertificateLoader.LoadCertificateFromFile(emulator.Facts.CaFile);

        CollectionAssert.AreEqual(new[] { 2048, 4096 }, sent.Select(Bits).ToArray());
        CollectionAssert.AreEqual(
            new[] { "sha384RSA", "sha384RSA" },
            sent.Select(one => one.SignatureAlgorithm.FriendlyName).ToArray());
        Assert.AreEqual(root.Subject, sent[1].Issuer);
        Assert.AreEqual(4096, Bits(root));
        Assert.AreEqual("sha384RSA", root.SignatureAlgorithm.FriendlyName);
        await VerifiesAsync(emulator, emulator.Facts.CaFile);

        // The root of the other chains does not do for this one.
        await using var other = await TestSupport.StartAsync();
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), $"-tls1_2 -CAfile {other.Facts.CaFile}");
        StringAssert.Contains(output, "Verify return code: 20 (");
    }

    [TestMethod]
    [DataRow(EndpointProfile.Recommended, "0 (ok)")]
    [DataRow(EndpointProfile.UntrustedRoot, "21 (unable to verify the first certificate)")]
    [DataRow(EndpointProfile.WrongHostName, "62 (hostname mismatch)")]
    [DataRow(EndpointProfile.Expired, "10 (certificate has expired)")]
    [DataRow(EndpointProfile.NotYetValid, "9 (certificate is not yet valid)")]
    public async Task ACertificateIsWrongInTheOneWayThatItsProfileSays(
        EndpointProfile profile, string verdict)
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { DpsProfile = profile }, TestSupport.Soon);
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(),
            $"-tls1_2 -CAfile {emulator.Facts.CaFile} -verify_hostname {TestSupport.DpsHost}");

        StringAssert.Contains(output, "Verify return code: " + verdict);
    }

    [TestMethod]
    public async Task AProfileOfTheHubLeavesDpsAlone()
    {
        var options = TestSupport.Options;
        await using var emulator = await GuardedEmulator.StartAsync(
            options with { Hubs = [options.Hubs[0] with { Profile = EndpointProfile.Expired }] },
                TestSupport.Soon);
        var arguments = $"-tls1_2 -CAfile {emulator.Facts.CaFile}";

        StringAssert.Contains(
            await OpenSsl.ClientAsync(emulator.DpsAddress(), arguments),
            "Verify return code: 0 (ok)");
        StringAssert.Contains(
            await OpenSsl.ClientAsync(emulator.Hubs[0].Endpoint.Address, arguments),
            "Verify return code: 10 (");
    }

    [TestMethod]
    public async Task AnEcdsaServerRefusesTheRecommendedSuitesAndTakesEcdsaOnes()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { DpsProfile = EndpointProfile.EcdsaCertificate },
            TestSupport.Soon);
        const string recommended = "ECDHE-RSA-AES128-GCM-SHA256";
        var refused = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), $"-tls1_2 -cipher {recommended}");
        var taken = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), $"-tls1_2 -cipher {recommended}:ECDHE-ECDSA-AES128-GCM-SHA256");

        StringAssert.Contains(refused, "SSL alert number 40");
        StringAssert.Contains(taken, "Cipher is ECDHE-ECDSA-AES128-GCM-SHA256");
        StringAssert.Contains(
            (await emulator.NextAsync(EventKind.TlsFailed)).Text, "no shared cipher");
    }

    [TestMethod]
    public async Task ALegacyServerTakesEveryHelloAndOneSuiteOnly()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { DpsProfile = EndpointProfile.LegacySuite },
            TestSupport.Soon);
        var legacy = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), "-tls1_2 -cipher ECDHE-RSA-AES128-SHA");
        var recommended = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256");

        StringAssert.Contains(legacy, "Cipher is ECDHE-RSA-AES128-SHA");
        StringAssert.Contains(recommended, "SSL alert number 40");
    }

    [TestMethod]
    public async Task AServerOfTls11RefusesSuitesOfTls12AndAnswersOlderOnesInItsVersion()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { DpsProfile = EndpointProfile.Tls11 }, TestSupport.Soon);
        var refused = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256");
        var older = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), "-tls1_2 -cipher ECDHE-RSA-AES128-SHA");

        StringAssert.Contains(refused, "SSL alert number 40");
        StringAssert.Contains(older, "unsupported protocol");
    }

    [TestMethod]
    public async Task AServerHelloOfTls11ReachesAClientOfTls12SuitesToo()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { DpsProfile = EndpointProfile.Tls11ServerHello },
            TestSupport.Soon);
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256");

        StringAssert.Contains(output, "unsupported protocol");
        Assert.AreEqual(
            "answered as a server of TLS 1.1, as this profile asks",
            (await emulator.NextAsync(EventKind.TlsRefused)).Text);
    }

    [TestMethod]
    public async Task AProfileCanChangeWhileTheServerRuns()
    {
        await using var emulator = await TestSupport.StartAsync();
        var arguments = $"-tls1_2 -CAfile {emulator.Facts.CaFile}";
        var endpoint = emulator.Dps.Endpoint;
        endpoint.Settings = endpoint.Settings with { Profile = EndpointProfile.Expired };
        var expired = await OpenSsl.ClientAsync(emulator.DpsAddress(), arguments);
        endpoint.Settings = endpoint.Settings with { Profile = EndpointProfile.Recommended };
        var good = await OpenSsl.ClientAsync(emulator.DpsAddress(), arguments);

        StringAssert.Contains(expired, "Verify return code: 10 (");
        StringAssert.Contains(good, "Verify return code: 0 (ok)");
    }

    private static async Task<X509Certificate2Collection> SentAsync(ServiceEmulator emulator)
    {
        var output = await OpenSsl.ClientAsync(emulator.DpsAddress(), "-tls1_2 -showcerts");
        var certificates = new X509Certificate2Collection();
        var before = output[..output.IndexOf("Server certificate", StringComparison.Ordinal)];
        certificates.ImportFromPem(before);
        return certificates;
    }

    private static async Task VerifiesAsync(ServiceEmulator emulator, string caFile) =>
        StringAssert.Contains(
            await OpenSsl.ClientAsync(
                emulator.DpsAddress(),
                $"-tls1_2 -CAfile {caFile} -verify_hostname {TestSupport.DpsHost}"),
            "Verify return code: 0 (ok)");

    private static int Bits(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey();
        return key!.KeySize;
    }
}
