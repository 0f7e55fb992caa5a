using System.Globalization;

namespace NanoDps.Boards.Facts;

/// <summary>What a board must respect of its chip: a row of boards/data/chips.tsv.</summary>
internal sealed class Chip
{
    private readonly TsvFile _table;

    private Chip(TsvFile table, string name)
    {
        _table = table;
        Name = name;
    }

    public string Name { get; }

    public IReadOnlyList<int> FlashPins => Pins("flash_pins");

    public IReadOnlyList<int> PsramPins => Pins("psram_pins");

    public IReadOnlyList<int> OctalPins => Pins("octal_pins");

    public IReadOnlyList<int> ConsolePins => Pins("console_pins");

    public IReadOnlyList<int> UsbPins => Pins("usb_pins");

    public IReadOnlyList<int> StrappingPins => Pins("strapping_pins");

    public IReadOnlyList<int> InputOnlyPins => Pins("input_only_pins");

    public int LastPin => int.Parse(Cell("last_pin"), CultureInfo.InvariantCulture);

    /// <summary>The ports that the CLR opens for managed code.</summary>
    public IReadOnlyList<string> ComPorts => Words("com_ports");

    /// <summary>The longest RSA modulus of the accelerator in bits; null without one.</summary>
    public int? RsaMaximumBits => Cell("rsa_max_bits") is var bits && bits == "-"
        ? null : int.Parse(bits, CultureInfo.InvariantCulture);

    /// <summary>Where esptool writes the bootloader.</summary>
    public string BootloaderOffset => Cell("bootloader");

    public static Chip Find(TsvFile chips, string name) => new(chips, name);

    private string Cell(string column) => _table.Cell(Name, column);

    private string[] Words(string column) =>
        Cell(column) is var cell && cell == "-" ? [] : cell.Split(' ');

    private int[] Pins(string column) =>
        [.. Words(column).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
}
