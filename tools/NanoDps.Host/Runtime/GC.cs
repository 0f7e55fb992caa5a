using NanoDps.Host;

namespace nanoFramework.Runtime.Native;

/// <summary>The managed heap.</summary>
public static class GC
{
    /// <summary>Nothing on the host.</summary>
    public static void EnableGCMessages(bool enable)
    {
    }

    /// <summary>Collects, and gives the free bytes: on the host the board's figure.</summary>
    public static uint Run(bool compactHeap)
    {
        using var call = HostCall.Begin();
        System.GC.Collect();
        return HostDevice.CurrentOrNull?.Memory.FreeBytes ?? 0;
    }
}
