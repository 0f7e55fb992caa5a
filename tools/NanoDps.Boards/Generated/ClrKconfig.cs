using System.Text;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Generated;

/// <summary>nf-interpreter's own Kconfig overlay (NF_USER_KCONFIG_OVERLAY).</summary>
internal static class ClrKconfig
{
    public static GeneratedFile Write(CommonBoard common, DeviceBoard board)
    {
        var text = new StringBuilder()
            .Append("# ").AppendLine(GeneratedFile.Notice)
            .Append("# ").Append(board.Name)
            .AppendLine(": for NF_USER_KCONFIG_OVERLAY of nf-interpreter.")
            .AppendLine()
            .AppendLine("# The file that the fragments go on top of, as the preset has it.")
            .Append("CONFIG_SDK_CONFIG_FILE=\"").Append(board.Sdkconfig).AppendLine("\"")
            .AppendLine()
            .AppendLine("# What the firmware calls. The preset has it all today.");

        foreach (var symbol in common.ClrSymbols)
        {
            text.Append("# ").AppendLine(symbol.Reason)
                .Append("CONFIG_").Append(symbol.Name).AppendLine("=y");
        }

        return new GeneratedFile($"{board.Name}/kconfig.conf", text.ToString());
    }
}
