using System.Globalization;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Generated;

/// <summary>What a person needs to build, flash and wire a board.</summary>
internal static class BoardReadme
{
    public static GeneratedFile Write(BoardsFolder boards, DeviceBoard board)
    {
        var text = new Markdown()
            .Line($"<!-- {GeneratedFile.Notice} -->")
            .Line($"# {board.Name}")
            .Line()
            .Line(board.About)
            .Line();
        Facts(text, boards.Common, board);
        Differences(text, board);
        Commands(text, boards, board);
        return new GeneratedFile($"{board.Name}/README.md", text.ToString());
    }

    private static void Facts(Markdown text, CommonBoard common, DeviceBoard board)
    {
        var uart = board.Uart;
        text.Head("", "", "why")
            .Row("nf-interpreter preset", $"`{board.Preset}`", "")
            .Row("its sdkconfig file", $"`{board.Sdkconfig}`", "")
            .Row("network", board.NetworkKind, board.NetworkReason)
            .Row(
                "diagnostics UART",
                $"`{uart.Port}`, TX {Gpio(uart.Tx)}, RX {Gpio(uart.Rx)}, {common.BaudRate} baud",
                uart.Reason)
            .Row("cable", uart.Where, "");

        if (uart.StrappingReason is { } harmless)
        {
            text.Row("pin read at reset", "harmless", harmless);
        }

        text.Row("LED", board.Led.Gpio is { } led ? Gpio(led) : "none", board.Led.Reason)
            .Row(
                "managed heap",
                board.Memory.InPsram ? "PSRAM" : "internal RAM",
                board.Memory.Reason)
            .Row(
                "left to native code",
                $"{Markdown.Number(board.Memory.NativeReserveBytes)} bytes",
                $"One TLS connection may take {Markdown.Number(common.TlsPeakBytes)} of it during "
                + $"its handshake and {Markdown.Number(common.TlsIdleBytes)} when idle.")
            .Line();
    }

    private static void Differences(Markdown text, DeviceBoard board)
    {
        if (board.Settings.Count == 0)
        {
            text.Line("Its settings are the common ones, ")
                .Line("[common/sdkconfig.fragment](../common/sdkconfig.fragment).");
        }
        else
        {
            text.Line("What differs from the common settings:").Line();

            foreach (var line in board.Settings)
            {
                text.Line($"- `{line.Symbol}={line.Value}`: {line.Reason}");
            }
        }

        if (board.OctalReason is { } octal)
        {
            text.Line().Line(octal);
        }
    }

    private static void Commands(Markdown text, BoardsFolder boards, DeviceBoard board) =>
        text.Line(
            $"""

            ## Build and flash

            From nf-interpreter's sources, `NANODPS` being the path of this repository, without a
            space. What this needs, and what was not run: [docs/boards.md](../../docs/boards.md).

            ```sh
            rm -rf build sdkconfig
            cmake --preset {board.Preset} \
                -DNF_USER_KCONFIG_OVERLAY="$NANODPS/boards/{board.Name}/kconfig.conf" \
                -DCMAKE_PROJECT_nanoFramework_INCLUDE="$NANODPS/boards/{board.Name}/nanodps.cmake"
            cmake --build --preset {board.Preset}
            nanoff --update --target {board.Preset} --serialport COM5 --clrfile build/nanoCLR.bin
            ```

            Or everything that the build made, with esptool (`partitions_4mb.bin` is for 4 MB of
            flash; there is one for each size):

            ```sh
            esptool.py --chip {board.Chip} --port COM5 write_flash \
                {boards.Facts.Chip(board.Chip).BootloaderOffset} build/bootloader/bootloader.bin \
                0x8000 build/partitions_4mb.bin \
                0x10000 build/nanoCLR.bin
            ```
            """);

    private static string Gpio(int pin) =>
        string.Create(CultureInfo.InvariantCulture, $"GPIO{pin}");
}
