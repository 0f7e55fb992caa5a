namespace NanoDps.Host;

/// <summary>
/// A thread of a device that has been switched off or rebooted called the host library. It ends
/// the thread's work; no nanoFramework exception stands for it, since a device has no such moment.
/// </summary>
public sealed class DeviceStoppedException(string message) : Exception(message);
