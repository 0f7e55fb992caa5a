extern alias nano;

using nano::NanoDps.Host;
using nano::nanoFramework.Hardware.Esp32;
using NanoDps.Host.Tests.Support;
using SerialPort = nano::System.IO.Ports.SerialPort;

namespace NanoDps.Host.Tests.Serial;

/// <summary>A device whose COM2 has pins, and the far end of its cable.</summary>
internal sealed class SerialRig : IDisposable
{
    public const int Patience = 10_000;

    private readonly TestDevice _device = new();
    private readonly List<byte> _sent = [];

    public SerialRig()
    {
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
        Uart = Device.Uarts["COM2"];
        Uart.Sent += bytes =>
        {
            lock (_sent)
            {
                _sent.AddRange(bytes);
            }
        };
    }

    public HostDevice Device => _device.Device;

    public HostUart Uart { get; }

    public byte[] Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    public static SerialPort Open()
    {
        var port = new SerialPort("COM2", 115200) { ReadTimeout = Patience };
        port.Open();
        return port;
    }

    public void Dispose() => _device.Dispose();
}
