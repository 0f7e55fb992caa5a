using NanoDps.Boards.Model;

namespace NanoDps.Boards.Generated;

/// <summary>The table of boards in boards/README.md.</summary>
internal static class BoardList
{
    public const string Path = "README.md";
    private const string Section = "boards";

    public static GeneratedFile Write(BoardsFolder boards)
    {
        var text = new Markdown()
            .Head(
                "board",
                "network",
                "diagnostics UART",
                "managed heap",
                "left to native code, bytes",
                "differs in");

        foreach (var board in boards.Devices)
        {
            var settings = board.Settings.Select(line => $"`{line.Symbol}={line.Value}`");
            text.Row(
                $"[{board.Name}]({board.Name}/README.md)",
                board.NetworkKind,
                $"{board.Uart.Port}, TX {board.Uart.Tx}, RX {board.Uart.Rx}",
                board.Memory.ManagedHeap,
                Markdown.Number(board.Memory.NativeReserveBytes),
                string.Join(", ", settings));
        }

        text.Line();

        foreach (var preset in boards.Common.Refused)
        {
            text.Line($"- Refused: `{preset.Name}`, because {preset.Reason}.");
        }

        var readme = File.ReadAllText(System.IO.Path.Combine(boards.Root, Path));
        return new GeneratedFile(Path, MarkedSection.Replace(readme, Section, text.ToString()));
    }
}
