using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>The faults that an emulator has put in so far.</summary>
internal static class InjectedFaults
{
    public static int CountInjected(this ServiceEmulator emulator) =>
        emulator.Events.Snapshot().Count(one => one.Kind == EventKind.Injected);

    /// <summary>Waits until there were so many.</summary>
    public static Task InjectedAsync(this ServiceEmulator emulator, int count) =>
        emulator.Events.WaitForAsync(
            one => one.Kind == EventKind.Injected, count, TestSupport.Soon);
}
