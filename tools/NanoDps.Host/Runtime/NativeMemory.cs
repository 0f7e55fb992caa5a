using NanoDps.Host;

namespace nanoFramework.Hardware.Esp32;

/// <summary>The native heap of the current device: on the host the board's figures.</summary>
public class NativeMemory
{
    /// <summary>Gives the figures in bytes; there is no SPIRAM.</summary>
    public static void GetMemoryInfo(
        MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        using var call = HostCall.Begin();
        var memory = memType == MemoryType.SpiRam
            ? new BoardMemory(0, 0, 0) : HostDevice.Current.Memory;
        totalSize = memory.TotalBytes;
        totalFreeSize = memory.FreeBytes;
        largestFreeBlock = memory.LargestBlockBytes;
    }

    /// <summary>Kinds of memory.</summary>
    public enum MemoryType
    {
        All = 0,
        Internal = 1,
        SpiRam = 2,
    }
}
