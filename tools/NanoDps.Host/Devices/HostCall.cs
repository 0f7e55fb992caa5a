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
        device?.Native.Wait();
    }

    /// <summary>A call of the device; code that runs on no device is not held up.</summary>
    public static HostCall On(HostDevice? device) => new(device);

    /// <summary>A call of the current device, if there is one.</summary>
    public static HostCall Begin() => new(HostDevice.CurrentOrNull);

    public void Dispose() => _device?.Native.Wait();
}
