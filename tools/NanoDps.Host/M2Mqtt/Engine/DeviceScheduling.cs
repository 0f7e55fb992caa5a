namespace NanoDps.Host.Mqtt;

/// <summary>
/// What follows from the device's single core. A thread there runs on until it blocks or its 20 ms
/// are over, so some races always end the same way; on a desktop the other thread would start
/// within microseconds and the firmware's faults would hide. These pauses keep the device's order.
/// </summary>
internal static class DeviceScheduling
{
    /// <summary>
    /// Ms that the sending thread waits after the caller's last Publish or Subscribe. The caller is
    /// still running: bytes that it changes now go out changed (B34), and a Disconnect or Close
    /// that follows at once overtakes its messages (B87, B88).
    /// </summary>
    public const int CallerRunsOn = 5;

    /// <summary>
    /// Ms after which even a caller that never blocks is interrupted: one time slice.
    /// </summary>
    public const int TimeSlice = 20;

    /// <summary>
    /// Ms that the dispatching thread waits before it starts to close, for the same reason: Dispose
    /// and a Connect right after Disconnect are faster than it (B94, B106).
    /// </summary>
    public const int BeforeClosing = 5;

    /// <summary>
    /// Ms that an answer waits for more bytes before the caller wakes: the receiving thread reads
    /// on until nothing is left, so a close right behind a CONNACK overwrites it (B15, B19, B26).
    /// </summary>
    public const int BeforeWaking = 5;

    /// <summary>
    /// Ms of a wait for another thread to end; also the time Close gives each of them.
    /// </summary>
    public const int JoinLimit = 1000;
}
