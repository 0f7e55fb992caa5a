using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Guard;

/// <summary>Starts emulators whose log may show no secret.</summary>
internal static class GuardedEmulator
{
    public static async Task<ServiceEmulator> StartAsync(
        EmulatorOptions options, CancellationToken cancellation = default)
    {
        var guard = new SecretGuard("the emulator's log");
        var emulator = await ServiceEmulator.StartAsync(options, cancellation);

        // In this order, or what happens between the two is not seen.
        emulator.Events.Added += one => guard.See(one.ToString());
        foreach (var one in emulator.Events.Snapshot())
        {
            guard.See(one.ToString());
        }

        return emulator;
    }
}
