namespace NanoDps.Cli.Tests;

/// <summary>What a person at Windows needs must not call what only Linux has.</summary>
[TestClass]
public sealed class PortabilityTests
{
    private static readonly string[] Verbs =
    [
        "Audit.AuditReadVerb", "Monitoring.MonitorVerb", "Configuring.ConfigureVerb",
        "Deriving.DeriveVerb", "Explaining.ExplainVerb", "Configuration.ConfigNewVerb",
        "Configuration.ConfigCheckVerb", "Certs.CertsShowVerb", "Certs.CertsKeygenVerb",
        "Certs.CertsBundleVerb", "Certs.CertsSignVerb", "Certs.CertsVerifyVerb",
    ];

    public static IEnumerable<object[]> All => Verbs.Select(verb => new object[] { verb });

    [TestMethod]
    [DynamicData(nameof(All))]
    public void AVerbReachesNothingNativeAndNothingOfLinux(string verb)
    {
        using var calls = new CallGraph(Path.GetDirectoryName(Places.Program)!);
        var reached = calls.From("NanoDps.Cli." + verb);
        Assert.IsGreaterThan(20, reached.Count, "the graph ends too early to prove anything");
        Assert.AreEqual("", string.Join('\n', reached.Where(method => method.IsPInvokeImpl).Select(method => method.FullName)));
    }

    // A test of the test: where there is something native, it is seen.
    [TestMethod]
    public void WhatRunsFirmwareIsSeenToBeNative()
    {
        using var calls = new CallGraph(Path.GetDirectoryName(Places.Program)!);
        Assert.IsTrue(calls.From("NanoDps.Cli.Device.DeviceVerb").Any(method => method.IsPInvokeImpl));
    }
}
