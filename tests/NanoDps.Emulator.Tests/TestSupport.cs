using System.Net;
using System.Text;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

/// <summary>What the tests share: a test CA that is made once, keys, and bounded waits.</summary>
[TestClass]
public static class TestSupport
{
    /// <summary>The documented group key of the service's samples.</summary>
    public const string GroupKey =
        "8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==";

    public const string IdScope = "0ne00000A0A";
    public const string DpsHost = "global.azure-devices-provisioning.net";
    public const string HubHost = "contoso-eu.azure-devices.net";

    /// <summary>The keys of the individual enrollment.</summary>
    public static readonly SymmetricKeys AloneKeys = Keys(1);

    /// <summary>An individual enrollment.</summary>
    public static readonly IndividualEnrollment Alone = new("alone-01", AloneKeys);

    private static readonly string State =
        Path.Combine(Path.GetTempPath(), "nanodps-emulator-tests-" + Environment.ProcessId);

    /// <summary>A bound for whatever should happen at once, generous for a slow machine.</summary>
    public static CancellationToken Soon =>
        new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public static EmulatorOptions Options => new()
    {
        StateDirectory = State,
        Individual = [Alone],
        Groups = [new EnrollmentGroup("fleet", SymmetricKeys.FromBase64(GroupKey))],
        RetryAfterSeconds = 3,
    };

    /// <summary>
    /// Makes the CA's big keys before the tests run, so that none of them waits for it.
    /// </summary>
    [AssemblyInitialize]
    public static async Task MakeTestAuthority(TestContext context)
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            Options, context.CancellationToken);
    }

    [AssemblyCleanup]
    public static void RemoveTestAuthority() => Directory.Delete(State, recursive: true);

    public static SymmetricKeys Keys(int seed) => SymmetricKeys.FromBase64(
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"the key of {seed:D4}, primary")),
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"the key of {seed:D4}, secondary")));

    /// <summary>The key of the individual enrollment, or one derived from the group's.</summary>
    public static string KeyOf(string id) => id == Alone.RegistrationId
        ? AloneKeys.Primary
        : SymmetricKeys.FromBase64(GroupKey).DeriveFor(id).Primary;

    /// <summary>Starts an emulator with the options that most tests need.</summary>
    public static Task<ServiceEmulator> StartAsync() => GuardedEmulator.StartAsync(Options, Soon);

    public static Task<EmulatorEvent> NextAsync(this ServiceEmulator emulator, EventKind kind) =>
        emulator.Events.WaitForAsync(one => one.Kind == kind, Soon);

    public static Task<EmulatorEvent> NextAsync(
        this ServiceEmulator emulator, EventKind kind, string device) =>
        emulator.Events.WaitForAsync(one => one.Kind == kind && one.Device == device, Soon);

    public static Task<EmulatorEvent> NextAsync(
        this ServiceEmulator emulator, EventKind kind, string device, string server) =>
        emulator.Events.WaitForAsync(
            one => one.Kind == kind && one.Device == device && one.Server == server, Soon);

    public static IPEndPoint DpsAddress(this ServiceEmulator emulator) =>
        emulator.Dps.Endpoint.Address;
}
