using System.Text;
using NanoDps.Emulator;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Faults;

namespace NanoDps.Conformance.Tests;

/// <summary>What the tests start from: a test CA, a device on its own and a group.</summary>
[TestClass]
public static class Given
{
    public const string IdScope = "0ne00000A0A";
    public const string DpsHost = "global.azure-devices-provisioning.net";
    public const string Hub = "contoso-eu.azure-devices.net";
    public const string Alone = "alone-01";
    public const string Member = "member-01";

    /// <summary>The documented group key of the service's samples.</summary>
    public const string GroupKey =
        "8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==";

    private static readonly string State =
        Path.Combine(Path.GetTempPath(), "nanodps-conformance-tests-" + Environment.ProcessId);

    /// <summary>
    /// The chain that Azure sends, one 202 to a poll, and no waits: 0 is a retry-after too.
    /// </summary>
    public static EmulatorOptions Options => new()
    {
        StateDirectory = State,
        Individual = [new IndividualEnrollment(Alone, SymmetricKeys.FromBase64(KeyOf(Alone)))],
        Groups = [new EnrollmentGroup("fleet", SymmetricKeys.FromBase64(GroupKey))],
        AssigningPolls = 1,
        RetryAfterSeconds = 0,
    };

    /// <summary>With a script of faults.</summary>
    public static EmulatorOptions Faulty(string script) =>
        Options with { Faults = FaultScript.Parse(script) };

    /// <summary>Makes the CA's keys before the tests run, so that none waits for it.</summary>
    [AssemblyInitialize]
    public static async Task MakeTestAuthorityAsync(TestContext context)
    {
        Directory.CreateDirectory(State);
        if (NodeSdk.Missing is null)
        {
            await using var emulator = await GuardedEmulator.StartAsync(
                Options, context.CancellationToken);
        }
    }

    [AssemblyCleanup]
    public static void RemoveTestAuthority() => Directory.Delete(State, recursive: true);

    /// <summary>The key of a device: its own, or derived from the group's.</summary>
    public static string KeyOf(string id) => id == Member
        ? SymmetricKeys.FromBase64(GroupKey).DeriveFor(id).Primary
        : Convert.ToBase64String(Encoding.ASCII.GetBytes("the key of " + id));

    /// <summary>A device with a symmetric key that registers, connects and sends once.</summary>
    internal static DeviceOrder Device(string id, string transport, string? hubTransport) => new()
    {
        Host = DpsHost,
        IdScope = IdScope,
        RegistrationId = id,
        Transport = transport,
        Key = KeyOf(id),
        HubTransport = hubTransport,
        Messages = [new DeviceMessage("""{"t":21.5}""")],
    };

    /// <summary>The same with a certificate.</summary>
    internal static DeviceOrder Device(
        string id, string transport, string? hubTransport, DeviceCertificate certificate) =>
        Device(id, transport, hubTransport) with
        {
            Key = null,
            Certificate = certificate.Pem,
            CertificateKey = certificate.KeyPem,
        };
}
