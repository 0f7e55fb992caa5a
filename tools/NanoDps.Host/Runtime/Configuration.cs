using NanoDps.Host;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Which pins the current device uses for what; the host remembers TX and RX.</summary>
public class Configuration
{
    private const int Transmit = 0;
    private const int Receive = 1;

    /// <summary>Gives a function to a pin, which on the host may have any number.</summary>
    /// <exception cref="ArgumentException">There is no such port.</exception>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        using var call = HostCall.Begin();
        var uart = Uart(value) ?? throw DeviceMessages.BadArgument();
        switch ((int)value & 0xFF)
        {
            case Transmit:
                uart.TxPin = pin;
                break;

            case Receive:
                uart.RxPin = pin;
                break;
        }
    }

    /// <summary>The pin of a function; -1 when it has none.</summary>
    public static int GetFunctionPin(DeviceFunction function)
    {
        using var call = HostCall.Begin();
        return ((int)function & 0xFF) switch
        {
            Transmit => Uart(function)?.TxPin ?? -1,
            Receive => Uart(function)?.RxPin ?? -1,
            _ => -1,
        };
    }

    // 00DDIIFF: kind of device, index of the bus, function of the pin.
    private static HostUart? Uart(DeviceFunction function) =>
        (int)function >> 16 == 3
            ? HostDevice.Current.Uarts.Find(((int)function >> 8) & 0xFF) : null;
}
