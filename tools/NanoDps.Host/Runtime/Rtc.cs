using NanoDps.Host;

namespace nanoFramework.Runtime.Native;

/// <summary>The clock.</summary>
public static class Rtc
{
    /// <summary>Sets the clock: not on the host, whose clock is the computer's.</summary>
    /// <returns>False.</returns>
    public static bool SetSystemTime(DateTime time)
    {
        using var call = HostCall.Begin();
        return false;
    }
}
