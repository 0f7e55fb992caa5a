using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;

namespace NanoDps.Conformance.Tests;

/// <summary>That the names are bent and nothing else: the SDK still checks who answers.</summary>
[TestClass]
public sealed class TrustTests : ConformanceTest
{
    /// <summary>Not in every version of OpenSSL, and a signal rather than a suite.</summary>
    private const ushort RenegotiationSignal = 0x00FF;

    [TestMethod]
    [DataRow("mqtt", EndpointProfile.UntrustedRoot, "unable to verify the first certificate")]
    [DataRow("mqtt", EndpointProfile.WrongHostName, "Hostname/IP does not match certificate's")]
    [DataRow("mqtt", EndpointProfile.Expired, "certificate has expired")]
    [DataRow("mqtt", EndpointProfile.NotYetValid, "certificate is not yet valid")]
    [DataRow("mqtt-ws", EndpointProfile.UntrustedRoot, "unable to verify the first certificate")]
    [DataRow("mqtt-ws", EndpointProfile.WrongHostName, "Hostname/IP does not match certificate's")]
    [DataRow("http", EndpointProfile.UntrustedRoot, "unable to verify the first certificate")]
    [DataRow("http", EndpointProfile.WrongHostName, "Hostname/IP does not match certificate's")]
    public async Task AWrongCertificateIsRefusedByTheSdk(
        string transport, EndpointProfile profile, string message)
    {
        Allow(EventKind.TlsFailed);
        var report = await RunAsync(
            Given.Device(Given.Alone, transport, "mqtt"),
            Given.Options with { DpsProfile = profile });

        Assert.AreEqual("provisioning", report.Path, report.ToString());
        StringAssert.Contains(report.Fault, message);
        Assert.IsEmpty(Told(EventKind.Connected));
    }

    [TestMethod]
    public async Task NodesOptionsLeaveTheFourSuitesAlone()
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt"),
            nodeOptions: "--tls-min-v1.2 --tls-max-v1.2 --tls-cipher-list="
                + "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:"
                + "ECDHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384");

        Assert.AreEqual(0, report.ExitCode, report.ToString());
        var hellos = Emulator.Events.Snapshot().Where(one => one.Hello is not null).ToList();
        Assert.HasCount(2, hellos);
        foreach (var hello in hellos)
        {
            CollectionAssert.AreEqual(
                new ushort[] { 0xC02F, 0xC030, 0xC027, 0xC028 },
                hello.Hello!.CipherSuites.Where(suite => suite != RenegotiationSignal).ToArray());
        }
    }

    [TestMethod]
    [DataRow("mqtt")]
    [DataRow("mqtt-ws")]
    [DataRow("http")]
    public async Task WithoutARecommendedSuiteTheSdkMeetsAnAlert(string transport)
    {
        Allow(EventKind.TlsRefused);
        var report = await RunAsync(
            Given.Device(Given.Alone, transport, "mqtt"),
            nodeOptions: "--tls-max-v1.2 --tls-cipher-list=ECDHE-RSA-AES128-SHA");

        Assert.AreEqual("provisioning", report.Path, report.ToString());
        StringAssert.Contains(report.Fault, "alert handshake failure");
        StringAssert.Contains(
            Told(EventKind.TlsRefused).Single(), "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA (0xC013)");
    }
}
