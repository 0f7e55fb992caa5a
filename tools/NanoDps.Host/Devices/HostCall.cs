namespace NanoDps.Host;

/// <summary>
/// Brackets one call of the nanoFramework API, so that it neither starts nor returns while a native
/// call of the same device is in flight.
/// </summary>
internal readonly ref struct HostCall
{
    private readonly HostDevice? _device;

    private HostCall(HostDevice? device)
    {
        _device = device;
    }

    /// <summary>A call of the device; code that runs on no device is not held up.</summary>
    /// <exception cref="DeviceStoppedException">The device is switched off.</exception>
    public static HostCall On(HostDevice? device)
    {
        device?.Native.Wait();
        return new HostCall(device);
    }

    /// <summary>A call that closes something: it does not fail when the device is off.</summary>
    public static HostCall Closing(HostDevice? device)
    {
        device?.Native.WaitQuietly();
        return new HostCall(device);
    }

    /// <summary>A call of the current device, if there is one.</summary>
    /// <exception cref="DeviceStoppedException">The device is switched off.</exception>
    public static HostCall Begin() => On(HostDevice.CurrentOrNull);

    // Does not throw: it must not hide the exception that ends the call.
    public void Dispose() => _device?.Native.WaitQuietly();
}
