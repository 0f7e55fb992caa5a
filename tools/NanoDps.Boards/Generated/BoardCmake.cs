using NanoDps.Boards.Model;

namespace NanoDps.Boards.Generated;

/// <summary>What nf-interpreter's CMake includes (CMAKE_PROJECT_nanoFramework_INCLUDE).</summary>
internal static class BoardCmake
{
    public static GeneratedFile Write(DeviceBoard board)
    {
        var own = board.Settings.Count > 0
            ? $"\n    \"${{CMAKE_CURRENT_LIST_DIR}}/../{SdkconfigFragment.PathOf(board)}\"" : "";
        return new GeneratedFile(
            $"{board.Name}/nanodps.cmake",
            $$"""
            # {{GeneratedFile.Notice}}
            # {{board.Name}}: for CMAKE_PROJECT_nanoFramework_INCLUDE of nf-interpreter.
            set(NANODPS_BOARD "{{board.Name}}")
            set(NANODPS_STOCK_SDKCONFIG "{{board.Sdkconfig}}")
            set(NANODPS_FRAGMENTS
                "${CMAKE_CURRENT_LIST_DIR}/../{{SdkconfigFragment.CommonPath}}"{{own}})
            include("${CMAKE_CURRENT_LIST_DIR}/../common/nanodps.cmake")

            """);
    }
}
