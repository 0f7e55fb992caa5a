using NanoDps.Host;

namespace nanoFramework.Runtime.Native;

/// <summary>The power of the current device.</summary>
public class Power
{
    /// <summary>The device is about to reboot.</summary>
    public static event RebootEventHandler OnRebootEvent
    {
        add => HostDevice.Current.RebootHandlers += value;
        remove => HostDevice.Current.RebootHandlers -= value;
    }

    /// <summary>
    /// Reboots: does not return. On the host the device is off afterwards, and its owner starts
    /// another.
    /// </summary>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) =>
        HostDevice.Current.Reboot();

    /// <summary>The same; the time limit for handlers, in milliseconds, is ignored.</summary>
    public static void RebootDevice(
        int exeConstraintTimeout, RebootOption rebootOption = RebootOption.NormalReboot) =>
        HostDevice.Current.Reboot();
}
