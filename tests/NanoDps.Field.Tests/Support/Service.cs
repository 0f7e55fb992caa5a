using System.Text;
using NanoDps.Emulator;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Field.Tests.Support;

/// <summary>The emulators of these tests, under one test CA.</summary>
[TestClass]
public static class Service
{
    public const string Dps = "global.azure-devices-provisioning.net";
    public const string Hub = "contoso-eu.azure-devices.net";
    public const string Device = "device-01";

    public static readonly string Key = KeyOf(Device);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly string State =
        Path.Combine(Path.GetTempPath(), "nanodps-field-tests-" + Environment.ProcessId);

    /// <summary>Makes the CA's keys before the tests run, so that none waits for it.</summary>
    [AssemblyInitialize]
    public static async Task MakeTestAuthorityAsync(TestContext context)
    {
        await using var emulator = await StartAsync();
    }

    [AssemblyCleanup]
    public static void RemoveTestAuthority() => Directory.Delete(State, recursive: true);

    /// <summary>Two devices with keys; assigned at the first poll, after 2 s.</summary>
    internal static EmulatorOptions Options => new()
    {
        StateDirectory = State,
        Chain = ChainKind.Direct,
        Individual = [Enrolled(Device), Enrolled("device-02")],
        AssigningPolls = 0,
        RetryAfterSeconds = 2,
    };

    internal static Task<ServiceEmulator> StartAsync(string faults = "") =>
        GuardedEmulator.StartAsync(Options with { Faults = FaultScript.Parse(faults) });

    internal static string KeyOf(string device) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("the key of " + device));

    internal static async Task<EmulatorEvent> EventAsync(
        this ServiceEmulator emulator, string server, EventKind kind, int count = 1)
    {
        using var timeout = new CancellationTokenSource(Patience);
        var found = await emulator.Events.WaitForAsync(
            one => one.Server == server && one.Kind == kind, count, timeout.Token);
        return found[^1];
    }

    internal static int Count(this ServiceEmulator emulator, string server, EventKind kind) =>
        emulator.Events.Snapshot().Count(one => one.Server == server && one.Kind == kind);

    private static IndividualEnrollment Enrolled(string device) =>
        new(device, SymmetricKeys.FromBase64(KeyOf(device)));
}
