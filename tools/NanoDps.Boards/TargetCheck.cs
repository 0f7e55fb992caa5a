using System.Globalization;
using NanoDps.Boards.Facts;
using NanoDps.Boards.Model;

namespace NanoDps.Boards;

/// <summary>Holds a board to the presets and sdkconfig files that nf-interpreter has.</summary>
internal static class TargetCheck
{
    private static readonly string[] _neededApis = ["filesystem", "uart", "cryptography"];

    public static IEnumerable<string> Problems(BoardsFolder boards, DeviceBoard board)
    {
        if (boards.Common.Refused.FirstOrDefault(p => p.Name == board.Preset) is { } refused)
        {
            return [$"{refused.Name} is refused, because {refused.Reason}"];
        }

        var targets = boards.Facts.Targets;
        return targets.Has(board.Preset)
            ? PresetProblems(boards.Facts, board)
            : [$"expected a preset of nf-interpreter, got \"{board.Preset}\""];
    }

    private static IEnumerable<string> PresetProblems(BoardFacts facts, DeviceBoard board)
    {
        string Of(string column) => facts.Targets.Cell(board.Preset, column);

        if (Of("thread") == "y")
        {
            yield return $"{board.Preset} is refused, because the image speaks Thread";
        }

        if (board.Name != board.Preset)
        {
            yield return $"expected a folder named as its preset {board.Preset}, got {board.Name}";
        }

        if (Of("sdkconfig") != board.Sdkconfig)
        {
            yield return $"expected {Of("sdkconfig")}, which {board.Preset} has, "
                + $"got \"{board.Sdkconfig}\"";
        }

        if (!facts.Stock.HasColumn(board.Sdkconfig))
        {
            yield return $"expected an sdkconfig file of the list, got \"{board.Sdkconfig}\"";
        }

        if (!facts.HasChip(board.Chip) || Series(board.Chip) != Of("series"))
        {
            yield return $"expected the chip of {Of("series")}, got \"{board.Chip}\"";
        }

        if (board.NetworkKind is not ("wifi" or "ethernet") || Of(board.NetworkKind) != "y")
        {
            yield return $"expected a network that {board.Preset} has, got \"{board.NetworkKind}\"";
        }

        foreach (var api in _neededApis.Where(api => Of(api) != "y"))
        {
            yield return $"expected a preset with {api}, got {board.Preset}";
        }

        foreach (var problem in MemoryProblems(board.Memory, Of("spiram_reserved_bytes")))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> MemoryProblems(MemoryBudget memory, string reserved)
    {
        // A preset that does not say has the default of nf-interpreter's Kconfig.
        const uint Unsaid = 262144;
        var expected = reserved == "-"
            ? Unsaid : uint.Parse(reserved, CultureInfo.InvariantCulture);

        if (memory.InPsram && memory.NativeReserveBytes != expected)
        {
            yield return $"expected {expected} bytes of PSRAM left to native code, as the preset "
                + $"has it, got {memory.NativeReserveBytes}";
        }
    }

    // esp32c3 is of the series ESP32_C3.
    private static string Series(string chip) =>
        chip.Length == 5 ? "ESP32" : "ESP32_" + chip[5..].ToUpperInvariant();
}
