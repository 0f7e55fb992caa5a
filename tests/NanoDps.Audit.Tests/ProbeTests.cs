using NanoDps.Audit.Findings;
using NanoDps.Audit.Probing;
using NanoDps.Audit.Profiles;
using NanoDps.Audit.Reports;
using NanoDps.Audit.Tests.Support;
using NanoDps.Emulator.Certificates;
using NanoDps.Roots;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class ProbeTests
{
    [TestMethod]
    public async Task AnEnforcedDpsIsAcceptedWithExactlyTls12AndTheFourSuites()
    {
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options);
        var result = await TestEmulator.ProbeAsync(emulator);

        Assert.AreEqual(
            "SSL 3.0 refused with alert handshake_failure (40); TLS 1.0 refused with alert handshake_failure (40); "
            + "TLS 1.1 refused with alert handshake_failure (40); TLS 1.2 accepted; "
            + "TLS 1.3 refused with alert handshake_failure (40)",
            Versions(result));
        CollectionAssert.AreEquivalent(HelloGate.RecommendedSuites.ToArray(), result.Suites.ToArray());
        Assert.AreEqual("refused with alert handshake_failure (40)", result.OtherSuitesRefusal);
        CollectionAssert.AreEqual(new ushort[] { 0x17, 0x18, 0x19, 0x1D, 0x1E }, result.Groups.ToArray());
        CollectionAssert.AreEqual(
            new[] { "RSA 2048", "RSA 4096", "RSA 4096" }, result.Trust.Chain.Select(one => one.Key).ToArray());
        Assert.AreEqual("CN=Test Root G2, O=NanoDps emulator (tests only)", result.Trust.Root);
        Assert.AreEqual(TestEmulator.DpsHost, result.Trust.HostName);
        Assert.AreEqual("rsa_pss_rsae_sha256 (0x0804)", result.Trust.KeyProof);
        Assert.AreEqual("", Say(result, BuiltInProfiles.Dps));
        Assert.AreEqual("", Say(result, BuiltInProfiles.IotHub));
    }

    [TestMethod]
    public async Task ADpsWithoutEnforcementIsFoundOut()
    {
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options with { DpsEnforcement = false });
        var result = await TestEmulator.ProbeAsync(emulator);

        Assert.AreEqual("fail other-suites-refused", Say(result, BuiltInProfiles.Dps));
        Assert.AreEqual("warn other-suites-refused", Say(result, BuiltInProfiles.DpsBeforeEnforcement));
    }

    [TestMethod]
    [DataRow(EndpointProfile.UntrustedRoot, "fail pinned-root")]
    [DataRow(EndpointProfile.WrongHostName, "fail host-name")]
    [DataRow(EndpointProfile.Expired, "fail pinned-root")]
    [DataRow(EndpointProfile.NotYetValid, "fail pinned-root")]
    [DataRow(EndpointProfile.LegacySuite, "fail recommended-suites-accepted, warn all-recommended-suites, fail other-suites-refused")]
    [DataRow(EndpointProfile.Tls11ServerHello, "fail tls-1.2-accepted, fail old-versions-refused, fail recommended-suites-accepted, warn all-recommended-suites, fail group-accepted, fail host-name, fail pinned-root, fail key-proof")]
    public async Task AnEndpointThatIsWrongInOneWayIsFoundOut(EndpointProfile profile, string findings)
    {
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options with { DpsProfile = profile, HandshakeTimeout = TimeSpan.FromSeconds(3) });
        var result = await TestEmulator.ProbeAsync(emulator);

        Assert.AreEqual(findings, Say(result, BuiltInProfiles.Dps));
    }

    [TestMethod]
    public async Task WhyAChainIsNotTrustedIsSaid()
    {
        await using var emulator = await TestEmulator.StartAsync(
            TestEmulator.Options with { DpsProfile = EndpointProfile.Expired });
        StringAssert.StartsWith((await TestEmulator.ProbeAsync(emulator)).Trust.RootFault, "certificate has expired (issuer: ");

        await using var other = await TestEmulator.StartAsync(TestEmulator.Options);
        var pinned = await EndpointProbe.RunAsync(
            new ProbeTarget { Host = "127.0.0.1", Port = other.Dps.Endpoint.Address.Port, ServerName = "other.example" },
            PinnedRoots.Pem, Tool.Soon);
        StringAssert.Contains(pinned.Trust.RootFault, "(issuer: CN=Test Root G2, O=NanoDps emulator (tests only))");
        StringAssert.StartsWith(pinned.Trust.HostNameFault, "other.example is not in the certificate of CN=global.azure");
        Assert.AreEqual("fail host-name, fail pinned-root", Say(pinned, BuiltInProfiles.Dps));
    }

    [TestMethod]
    public async Task AServerThatAcceptsEverythingIsFoundOutWhateverTheLocalClientCan()
    {
        await using var server = await OpenSslServer.StartAsync("-cipher", "ALL:@SECLEVEL=0");
        var result = await ProbeAsync(server);

        CollectionAssert.AreEqual(
            new ushort[] { 0x0301, 0x0302, 0x0303, 0x0304 },
            result.Versions.Where(one => one.IsAccepted).Select(one => one.Version).ToArray());
        Assert.IsTrue(new ushort[] { 0xC02F, 0x002F, 0xC013, 0xCCA8, 0x009E, 0xC018 }.All(result.Suites.Contains));
        Assert.AreEqual("fail old-versions-refused, fail other-suites-refused", Say(result, BuiltInProfiles.Dps));
        var report = EndpointReport.Of(result, BuiltInProfiles.Get(BuiltInProfiles.Dps));
        Assert.AreEqual(
            "refused: this endpoint is not what profile dps asks of a DPS with minTlsVersion 1.2: "
            + "old-versions-refused, other-suites-refused",
            report.Sentence);
        Assert.IsFalse(report.Judgement.IsAccepted);
    }

    [TestMethod]
    public async Task AServerThatAsksForACertificateIsSaidSo()
    {
        await using var server = await OpenSslServer.StartAsync("-verify", "1", "-tls1_2");

        Assert.IsTrue((await ProbeAsync(server)).AsksForCertificate);
    }

    [TestMethod]
    public async Task AChainThatIsReplayedHasNoProofOfItsKey()
    {
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options);
        var flight = await Flights.RecordAsync(emulator.Dps.Endpoint.Address);
        await using var thief = new ScriptedServer(flight);
        var result = await thief.ProbeAsync(File.ReadAllText(emulator.Facts.CaFile));

        Assert.AreEqual("CN=Test Root G2, O=NanoDps emulator (tests only)", result.Trust.Root);
        Assert.IsNull(result.Trust.KeyProof);
        StringAssert.StartsWith(result.Trust.KeyProofFault, "the signature with rsa_p");
        StringAssert.EndsWith(result.Trust.KeyProofFault, " is not of the certificate's key");
        StringAssert.Contains(Say(result, BuiltInProfiles.Dps), "fail key-proof");
    }

    [TestMethod]
    public async Task AnEndpointWithoutTlsIsUnreadable()
    {
        await using var web = new ScriptedServer("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        const string answer = "malformed answer: expected a TLS record, got bytes 48 54";

        var hint = await Refusal.OfAsync(
            $"expected a TLS server at {web.Address}, got: SSL 3.0 {answer}; TLS 1.0 {answer}; TLS 1.1 {answer}; "
            + $"TLS 1.2 {answer}; TLS 1.3 {answer}",
            () => web.ProbeAsync(PinnedRoots.Pem));
        Assert.AreEqual("check host name and port, and give the server's name with --server-name", hint);
    }

    [TestMethod]
    public async Task SilenceIsNoRefusal()
    {
        await using var silent = new ScriptedServer([], isClosing: false);

        await Refusal.OfAsync(
            "expected an answer to a ClientHello within 1 s, got none",
            () => silent.ProbeAsync(PinnedRoots.Pem, seconds: 1));
    }

    [TestMethod]
    public async Task AnEndpointThatIsNotThereIsSaid()
    {
        string address;
        await using (var gone = new ScriptedServer([]))
        {
            address = gone.Address;
        }

        var target = new ProbeTarget
        {
            Host = "127.0.0.1",
            Port = int.Parse(address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture),
        };
        var hint = await Refusal.OfAsync(
            $"expected a TCP connection to {address}, got ConnectionRefused",
            () => EndpointProbe.RunAsync(target, PinnedRoots.Pem, Tool.Soon));
        Assert.AreEqual("check host, port and firewall: port 8883 is often blocked, 443 seldom", hint);
    }

    [TestMethod]
    public async Task AnAddressThatCannotBeReachedIsPassedOver()
    {
        // "localhost" may have ::1 first; the emulator listens on 127.0.0.1 alone.
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options);
        var result = await EndpointProbe.RunAsync(
            new ProbeTarget
            {
                Host = "localhost", Port = emulator.Dps.Endpoint.Address.Port, ServerName = TestEmulator.DpsHost,
            },
            File.ReadAllText(emulator.Facts.CaFile), Tool.Soon);

        Assert.AreEqual(emulator.Dps.Endpoint.Address.ToString(), result.Address);
        Assert.AreEqual("", Say(result, BuiltInProfiles.Dps));
    }

    [TestMethod]
    public async Task AHostWithoutAnAddressIsSaid()
    {
        var exception = await Assert.ThrowsExactlyAsync<AuditInputException>(() => EndpointProbe.RunAsync(
            new ProbeTarget { Host = "no-such-host.invalid" }, PinnedRoots.Pem, Tool.Soon));

        StringAssert.StartsWith(exception.Message, "expected an address for no-such-host.invalid, got none (");
        Assert.AreEqual("check the host name and this machine's name server", exception.Hint);
    }

    [TestMethod]
    public async Task RootsThatAreNoneAreSaid() => await Refusal.OfAsync(
        "expected certificates in PEM as roots, got none",
        () => EndpointProbe.RunAsync(new ProbeTarget { Host = "127.0.0.1" }, "nothing", Tool.Soon));

    private static Task<EndpointResult> ProbeAsync(OpenSslServer server) => EndpointProbe.RunAsync(
        new ProbeTarget { Host = "127.0.0.1", Port = server.Port, ServerName = TestEmulator.DpsHost },
        server.Pem, Tool.Soon);

    private static string Versions(EndpointResult result) => string.Join(
        "; ", result.Versions.Select(one => $"{TlsNames.Version(one.Version)} {one.Text}"));

    private static string Say(EndpointResult result, string profile) => string.Join(
        ", ",
        Judgement.Of(result, BuiltInProfiles.Get(profile)).Findings
            .Where(one => one.Level != Level.Pass)
            .Select(one => $"{(one.Level == Level.Fail ? "fail" : "warn")} {one.Rule.Id}"));
}
