using NanoDps.Host;

namespace nanoFramework.Runtime.Native;

/// <summary>What the current device is.</summary>
public static class SystemInfo
{
    /// <summary>The host computes in doubles.</summary>
    public static FloatingPoint FloatingPointSupport => FloatingPoint.DoublePrecisionHardware;

    /// <summary>No number on the host.</summary>
    public static byte Model => 0;

    /// <summary>No number on the host.</summary>
    public static byte OEM => 0;

    /// <summary>Who made it.</summary>
    public static string OEMString => "NanoDps host board";

    /// <summary>The platform, where a device has "ESP32".</summary>
    public static string Platform => "HOST";

    /// <summary>No number on the host.</summary>
    public static ushort SKU => 0;

    /// <summary>The name of the board.</summary>
    public static string TargetName => HostDevice.Current.Board.Name;

    /// <summary>The version of .NET, where a device has that of its firmware.</summary>
    public static Version Version => Environment.Version;

    /// <summary>How floating point numbers are computed.</summary>
    public enum FloatingPoint
    {
        None = 0,
        SinglePrecisionSoftware = 1,
        SinglePrecisionHardware = 2,
        DoublePrecisionSoftware = 3,
        DoublePrecisionHardware = 4,
    }
}
