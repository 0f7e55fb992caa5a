using System.Text;
using NanoDps.Emulator;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.IntegrationTests.Support;

/// <summary>What the tests start from: a test CA, a device on its own and one of a group.</summary>
[TestClass]
public static class Given
{
    public const string DpsHost = "global.azure-devices-provisioning.net";
    public const string Hub = "contoso-eu.azure-devices.net";

    /// <summary>The documented group key of the service's samples.</summary>
    public const string GroupKey =
        "8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==";

    private static readonly string State =
        Path.Combine(Path.GetTempPath(), "nanodps-integration-tests-" + Environment.ProcessId);

    internal static DeviceSetup Device { get; } = new("device-01", Key("device-01"));

    internal static DeviceSetup GroupDevice { get; } =
        new("of-the-fleet-01", GroupKey) { IsGroupKey = true };

    /// <summary>The shortest wait of the firmware: assigned at the first poll, after 2 s.</summary>
    public static EmulatorOptions Options => new()
    {
        StateDirectory = State,
        Chain = ChainKind.Direct,
        Individual = [Enrollment("device-01")],
        Groups = [new EnrollmentGroup("fleet", SymmetricKeys.FromBase64(GroupKey))],
        AssigningPolls = 0,
        RetryAfterSeconds = 2,
    };

    /// <summary>Makes the CA's keys before the tests run, so that none waits for it.</summary>
    [AssemblyInitialize]
    public static async Task MakeTestAuthorityAsync(TestContext context)
    {
        Unobserved.Watch();
        await using var emulator = await GuardedEmulator.StartAsync(
            Options with { Chain = ChainKind.Azure }, context.CancellationToken);
    }

    [AssemblyCleanup]
    public static void RemoveTestAuthority() => Directory.Delete(State, recursive: true);

    /// <summary>An individual enrollment with the id's own key.</summary>
    public static IndividualEnrollment Enrollment(string id) =>
        new(id, SymmetricKeys.FromBase64(Key(id)));

    public static string Key(string of) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("the key of " + of));
}
