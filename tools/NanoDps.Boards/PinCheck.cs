using NanoDps.Boards.Facts;
using NanoDps.Boards.Model;

namespace NanoDps.Boards;

/// <summary>Keeps the diagnostics UART off pins and ports that are taken.</summary>
internal static class PinCheck
{
    public static IEnumerable<string> Problems(Chip chip, DeviceBoard board)
    {
        var uart = board.Uart;

        if (uart.Port == "COM1")
        {
            yield return "expected a free UART, got COM1, which is the debugger's";
        }
        else if (!chip.ComPorts.Contains(uart.Port))
        {
            yield return $"expected {string.Join(" or ", chip.ComPorts)}, which the CLR opens on "
                + $"{chip.Name}, got {uart.Port}";
        }

        if (uart.Tx == uart.Rx)
        {
            yield return $"expected two pins, got GPIO{uart.Tx} for both";
        }

        if (chip.InputOnlyPins.Contains(uart.Tx))
        {
            yield return $"expected a TX that can send, got GPIO{uart.Tx}, which is input only";
        }

        foreach (var (what, pin) in new[] { ("TX", uart.Tx), ("RX", uart.Rx) })
        {
            foreach (var (pins, why) in Taken(chip, board))
            {
                if (pins.Contains(pin))
                {
                    yield return $"expected a free pin for {what}, got GPIO{pin}, {why}";
                }
            }

            if (pin > chip.LastPin)
            {
                yield return $"expected {what} up to GPIO{chip.LastPin}, got GPIO{pin}";
            }
        }

        if (Strapped(chip, uart) != uart.StrappingReason is not null)
        {
            yield return "expected a strappingReason exactly when a pin is read at reset";
        }
    }

    private static IEnumerable<(IReadOnlyList<int> Pins, string Why)> Taken(
        Chip chip, DeviceBoard board)
    {
        yield return (chip.FlashPins, "which is the flash's");
        yield return (chip.ConsolePins, "which is the debugger's");
        yield return (chip.UsbPins, "which is USB's");

        if (board.Memory.InPsram)
        {
            yield return (chip.PsramPins, "which is the PSRAM's");
        }

        if (board.OctalReason is not null)
        {
            yield return (chip.OctalPins, "which is the octal PSRAM's");
        }

        if (board.Led.Gpio is { } led)
        {
            yield return ([led], "which is the LED's");
        }
    }

    private static bool Strapped(Chip chip, DiagnosticsUart uart) =>
        chip.StrappingPins.Contains(uart.Tx) || chip.StrappingPins.Contains(uart.Rx);
}
