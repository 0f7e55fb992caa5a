namespace NanoDps.Host;

/// <summary>
/// The device did what makes the real runtime crash (A69), where there is no exception to catch.
/// The host's device is stopped, so that a catch in the firmware cannot hide it.
/// </summary>
public sealed class DeviceCrashedException(string message) : Exception(message);
