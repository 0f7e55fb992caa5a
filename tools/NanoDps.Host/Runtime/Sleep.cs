namespace nanoFramework.Hardware.Esp32;

/// <summary>Sleeping, which the host does not do.</summary>
public class Sleep
{
    /// <summary>Why the device woke up: it never slept.</summary>
    public static WakeupCause GetWakeupCause() => WakeupCause.Undefined;

    /// <summary>What wakes a device up.</summary>
    public enum WakeupCause
    {
        Undefined = 0,
        Ext0 = 2,
        Ext1 = 3,
        Timer = 4,
        TouchPad = 5,
        Ulp = 6,
        Gpio = 7,
        Uart = 8,
        Wifi = 9,
        CoCpu = 10,
        CoCpuTrapTrig = 11,
        Bt = 12,
    }
}
