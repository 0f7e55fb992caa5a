using NanoDps.Audit.Probing;
using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Audit.Tests.Support;

/// <summary>Emulators that share one test CA, which is made once.</summary>
[TestClass]
public static class TestEmulator
{
    public const string DpsHost = "global.azure-devices-provisioning.net";

    private static readonly string State =
        Path.Combine(Path.GetTempPath(), "nanodps-audit-tests-" + Environment.ProcessId);

    public static EmulatorOptions Options => new() { StateDirectory = State };

    [AssemblyInitialize]
    public static async Task MakeTestAuthority(TestContext context)
    {
        await using var emulator = await GuardedEmulator.StartAsync(Options, context.CancellationToken);
    }

    [AssemblyCleanup]
    public static void RemoveTestAuthority() => Directory.Delete(State, recursive: true);

    public static Task<ServiceEmulator> StartAsync(EmulatorOptions options) =>
        GuardedEmulator.StartAsync(options, Tool.Soon);

    /// <summary>Asks the DPS of an emulator, whose CA is trusted.</summary>
    public static Task<EndpointResult> ProbeAsync(ServiceEmulator emulator, string name = DpsHost) =>
        EndpointProbe.RunAsync(
            new ProbeTarget
            {
                Host = "127.0.0.1",
                Port = emulator.Dps.Endpoint.Address.Port,
                ServerName = name,
                Timeout = TimeSpan.FromSeconds(30),
            },
            File.ReadAllText(emulator.Facts.CaFile),
            Tool.Soon);
}
