using System.Text;
using NanoDps.Emulator;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.RootUpdate.Tests.Support;

/// <summary>The emulators of these tests, under one test CA.</summary>
[TestClass]
public static class Service
{
    public const string RegistrationId = "device-01";

    public static readonly string Key =
        Convert.ToBase64String(Encoding.ASCII.GetBytes("the key of " + RegistrationId));

    private static readonly string State =
        Path.Combine(Path.GetTempPath(), "nanodps-rollover-tests-" + Environment.ProcessId);

    /// <summary>Makes the CA's keys before the tests run, so that none waits for it.</summary>
    [AssemblyInitialize]
    public static async Task MakeTestAuthorityAsync(TestContext context)
    {
        await using var emulator = await StartAsync(ChainKind.Successor);
    }

    [AssemblyCleanup]
    public static void RemoveTestAuthority() => Directory.Delete(State, recursive: true);

    internal static Task<ServiceEmulator> StartAsync(ChainKind chain) =>
        GuardedEmulator.StartAsync(new EmulatorOptions
        {
            StateDirectory = State,
            Chain = chain,
            Individual =
            [
                new IndividualEnrollment(RegistrationId, SymmetricKeys.FromBase64(Key)),
            ],
            AssigningPolls = 0,
            RetryAfterSeconds = 2,
        });
}
