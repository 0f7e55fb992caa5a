namespace nanoFramework.Hardware.Esp32;

/// <summary>What a pin can be; of the device's, those of the host's serial ports.</summary>
public enum DeviceFunction
{
    COM1_TX = 0x030100,
    COM1_RX = 0x030101,
    COM1_RTS = 0x030102,
    COM1_CTS = 0x030103,
    COM2_TX = 0x030200,
    COM2_RX = 0x030201,
    COM2_RTS = 0x030202,
    COM2_CTS = 0x030203,
    COM3_TX = 0x030300,
    COM3_RX = 0x030301,
    COM3_RTS = 0x030302,
    COM3_CTS = 0x030303,
}
