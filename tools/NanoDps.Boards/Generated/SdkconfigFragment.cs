using System.Text;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Generated;

/// <summary>Lines for ESP-IDF's sdkconfig, to go after those of nanoFramework's own file.</summary>
internal static class SdkconfigFragment
{
    public const string CommonPath = "common/sdkconfig.fragment";

    public static GeneratedFile WriteCommon(BoardsFolder boards) => new(
        CommonPath, Text("Every device board.", boards.Common.Settings));

    public static GeneratedFile Write(DeviceBoard board) => new(
        PathOf(board), Text($"{board.Name}: what differs from common.", board.Settings));

    public static string PathOf(DeviceBoard board) => $"{board.Name}/sdkconfig.fragment";

    private static string Text(string head, IEnumerable<Setting> settings)
    {
        var text = new StringBuilder()
            .Append("# ").AppendLine(GeneratedFile.Notice)
            .Append("# ").AppendLine(head);

        foreach (var line in settings)
        {
            // nf-interpreter copies the file through a CMake list, which eats semicolons.
            text.AppendLine()
                .Append("# ").AppendLine(line.Reason.Replace(';', ','))
                .Append("CONFIG_").Append(line.Symbol).Append('=').AppendLine(line.Value);
        }

        return text.ToString();
    }
}
