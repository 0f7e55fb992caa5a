using NanoDps.Audit.Findings;
using NanoDps.Audit.Profiles;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

/// <summary>A hello that passes everything, bent in one way at a time.</summary>
[TestClass]
public sealed class FindingTests
{
    private static readonly ClientHello Good = Vectors.Hello("mbedtls-2.28.3.pcap");

    private static readonly Dictionary<string, ClientHello> Bent = new()
    {
        ["TLS 1.1"] = Good with { LegacyVersion = 0x0302 },
        ["TLS 1.3 alone"] = Good with { SupportedVersions = [0x0304] },
        ["TLS 1.0 to 1.3"] = Good with { SupportedVersions = [0x3A3A, 0x0304, 0x0303, 0x0302, 0x0301] },
        ["CBC with SHA-1"] = Good with { CipherSuites = [0xC013, 0x00FF] },
        ["RSA key exchange"] = Good with { CipherSuites = [0x003C, 0x009D, 0x00FF] },
        ["ECDSA alone"] = Good with { CipherSuites = [0xC02B, 0xC02C, 0x00FF] },
        ["CBC alone"] = Good with { CipherSuites = [0xC027, 0xC028, 0x00FF] },
        ["one suite"] = Good with { CipherSuites = [0xC030, 0x00FF] },
        ["other order"] = Good with { CipherSuites = [0xC030, 0xC02F, 0xC027, 0xC028, 0x00FF] },
        ["five suites"] = Good with { CipherSuites = [0xC02F, 0xC030, 0xC027, 0xC028, 0xCCA8, 0x00FF] },
        ["GREASE"] = Good with { CipherSuites = [0x1A1A, 0xC02F, 0xC030, 0xC027, 0xC028, 0x00FF], Groups = [0x2A2A, 0x17, 0x18] },
        ["weak ones beside"] = Good with { CipherSuites = [0xC02F, 0x0005, 0x000A, 0xC013, 0x009C, 0x0018, 0xC006, 0xCCA8, 0x00FF] },
        ["x25519 alone"] = Good with { Groups = [0x1D] },
        ["P-384 alone"] = Good with { Groups = [0x18] },
        ["no groups"] = Without(Good, 10) with { Groups = [] },
        ["ECDSA signatures alone"] = Good with { SignatureAlgorithms = [0x0403, 0x0503] },
        ["PSS alone"] = Good with { SignatureAlgorithms = [0x0804] },
        ["SHA-256 alone"] = Good with { SignatureAlgorithms = [0x0401] },
        ["SHA-1 beside"] = Good with { SignatureAlgorithms = [0x0401, 0x0501, 0x0201] },
        ["no signatures"] = Without(Good, 13) with { SignatureAlgorithms = [] },
        ["no name"] = Without(Good, 0) with { ServerName = null },
        ["deflate"] = Good with { CompressionMethods = [1, 0] },
        ["deflate alone"] = Good with { CompressionMethods = [1] },
        ["no master secret"] = Without(Good, 23),
        ["no renegotiation"] = Good with { CipherSuites = [0xC02F, 0xC030, 0xC027, 0xC028] },
        ["renegotiation as extension"] = With(Good with { CipherSuites = [0xC02F, 0xC030, 0xC027, 0xC028] }, 0xFF01),
        ["fragment length"] = With(Good, 1),
        ["record limit"] = With(Good, 28),
        ["long"] = Good with { StreamBytes = 151 },
    };

    [TestMethod]
    public void AGoodHelloPassesEveryRuleOfEveryProfile()
    {
        foreach (var name in BuiltInProfiles.Names)
        {
            Assert.AreEqual("", Say(Good, name), name);
            Assert.IsTrue(Judgement.Of(Good, BuiltInProfiles.Get(name)).IsAccepted);
        }
    }

    [TestMethod]
    [DataRow("TLS 1.1", "fail tls-1.2-offered, warn old-versions")]
    [DataRow("TLS 1.3 alone", "fail tls-1.2-offered")]
    [DataRow("TLS 1.0 to 1.3", "warn old-versions")]
    [DataRow("CBC with SHA-1", "fail recommended-suite, warn gcm-suite, warn weak-suites")]
    [DataRow("RSA key exchange", "fail recommended-suite, warn gcm-suite, warn weak-suites")]
    [DataRow("ECDSA alone", "fail recommended-suite, warn gcm-suite")]
    [DataRow("CBC alone", "warn gcm-suite")]
    [DataRow("one suite", "")]
    [DataRow("other order", "")]
    [DataRow("five suites", "")]
    [DataRow("GREASE", "")]
    [DataRow("weak ones beside", "warn weak-suites")]
    [DataRow("x25519 alone", "fail group, warn group-p256")]
    [DataRow("P-384 alone", "warn group-p256")]
    [DataRow("no groups", "warn group")]
    [DataRow("ECDSA signatures alone", "fail signature, warn signature-of-chain")]
    [DataRow("PSS alone", "warn signature-of-chain")]
    [DataRow("SHA-256 alone", "warn signature-of-chain")]
    [DataRow("SHA-1 beside", "")]
    [DataRow("no signatures", "warn signature")]
    [DataRow("no name", "warn server-name")]
    [DataRow("deflate", "warn no-compression")]
    [DataRow("deflate alone", "fail null-compression, warn no-compression")]
    [DataRow("no master secret", "warn extended-master-secret")]
    [DataRow("no renegotiation", "warn secure-renegotiation")]
    [DataRow("renegotiation as extension", "")]
    [DataRow("fragment length", "warn fragment-length")]
    [DataRow("record limit", "warn fragment-length")]
    [DataRow("long", "")]
    public void DpsAndIotHubFindExactlyWhatIsWrong(string what, string findings)
    {
        Assert.AreEqual(findings, Say(Bent[what], BuiltInProfiles.Dps));
        Assert.AreEqual(findings, Say(Bent[what], BuiltInProfiles.IotHub));
    }

    [TestMethod]
    [DataRow("TLS 1.1", "fail tls-1.2-offered, warn old-versions")]
    [DataRow("CBC with SHA-1", "warn recommended-suite, warn gcm-suite, warn weak-suites")]
    [DataRow("RSA key exchange", "warn recommended-suite, warn gcm-suite, warn weak-suites")]
    [DataRow("ECDSA alone", "fail accepted-suite, warn recommended-suite, warn gcm-suite")]
    [DataRow("x25519 alone", "warn group, warn group-p256")]
    [DataRow("ECDSA signatures alone", "warn signature, warn signature-of-chain")]
    public void DpsBeforeEnforcementTakesTheLegacySuites(string what, string findings) =>
        Assert.AreEqual(findings, Say(Bent[what], BuiltInProfiles.DpsBeforeEnforcement));

    [TestMethod]
    [DataRow("TLS 1.0 to 1.3", "fail tls-1.2-only")]
    [DataRow("TLS 1.1", "fail tls-1.2-only")]
    [DataRow("one suite", "fail exactly-four-suites")]
    [DataRow("other order", "fail exactly-four-suites")]
    [DataRow("five suites", "fail exactly-four-suites")]
    [DataRow("P-384 alone", "fail policy-groups")]
    [DataRow("no groups", "fail policy-groups")]
    [DataRow("SHA-1 beside", "fail policy-signatures")]
    [DataRow("SHA-256 alone", "fail signature-of-chain")]
    [DataRow("no name", "fail server-name")]
    [DataRow("fragment length", "fail fragment-length")]
    [DataRow("no renegotiation", "fail secure-renegotiation")]
    [DataRow("no master secret", "fail extended-master-secret")]
    [DataRow("long", "warn short-hello")]
    public void NanoDpsAsksForThePolicyToTheLetter(string what, string findings) =>
        Assert.AreEqual(findings, Say(Bent[what], BuiltInProfiles.NanoDps));

    [TestMethod]
    public void TheVerdictOfDpsIsThatOfTheEmulatorsGateInWhatBothLookAt()
    {
        string[] gate = ["tls-1.2-offered", "recommended-suite"];
        foreach (var (what, hello) in Bent)
        {
            var passes = Judgement.Of(hello, BuiltInProfiles.Get(BuiltInProfiles.Dps)).Findings
                .Where(one => gate.Contains(one.Rule.Id)).All(one => one.Level == Level.Pass);

            Assert.AreEqual(HelloGate.Refuse(hello, HelloGate.RecommendedSuites) is null, passes, what);
        }
    }

    [TestMethod]
    public void AFindingSaysWhatCameWhatWasExpectedAndWhatToDo()
    {
        var finding = Judgement.Of(Bent["weak ones beside"], BuiltInProfiles.Get(BuiltInProfiles.Dps))
            .Findings.Single(one => one.Rule.Id == "weak-suites");

        Assert.AreEqual(
            "6 (TLS_RSA_WITH_RC4_128_SHA, TLS_RSA_WITH_3DES_EDE_CBC_SHA, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, "
            + "TLS_RSA_WITH_AES_128_GCM_SHA256, TLS_DH_anon_WITH_RC4_128_MD5, TLS_ECDHE_ECDSA_WITH_NULL_SHA)",
            finding.Found);
        StringAssert.StartsWith(finding.Expected, "none of TLS_RSA_*, TLS_DH_*");
        Assert.AreEqual("remove them from the client's list", finding.Rule.Fix);
    }

    [TestMethod]
    public void WhatIsAbsentIsSaid()
    {
        var findings = Judgement.Of(Bent["no groups"], BuiltInProfiles.Get(BuiltInProfiles.Dps)).Findings;

        Assert.AreEqual("no supported_groups", findings.Single(one => one.Rule.Id == "group").Found);
        Assert.AreEqual(
            "without rsa_pkcs1_sha384",
            Judgement.Of(Bent["SHA-256 alone"], BuiltInProfiles.Get(BuiltInProfiles.Dps)).Findings
                .Single(one => one.Rule.Id == "signature-of-chain").Found);
    }

    private static string Say(ClientHello hello, string profile) => string.Join(
        ", ",
        Judgement.Of(hello, BuiltInProfiles.Get(profile)).Findings
            .Where(one => one.Level != Level.Pass)
            .Select(one => $"{(one.Level == Level.Fail ? "fail" : "warn")} {one.Rule.Id}"));

    private static ClientHello Without(ClientHello hello, ushort type) =>
        hello with { Extensions = [.. hello.Extensions.Where(one => one.Type != type)] };

    private static ClientHello With(ClientHello hello, ushort type) =>
        hello with { Extensions = [.. hello.Extensions, new TlsExtension(type, [])] };
}
