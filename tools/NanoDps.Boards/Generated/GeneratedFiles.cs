using NanoDps.Boards.Model;

namespace NanoDps.Boards.Generated;

/// <summary>Every file of boards/ that follows from the policy and the board files.</summary>
internal static class GeneratedFiles
{
    public static IEnumerable<GeneratedFile> Of(BoardsFolder boards)
    {
        yield return PolicyHeader.Write(boards);
        yield return SdkconfigFragment.WriteCommon(boards);

        foreach (var board in boards.Devices)
        {
            if (board.Settings.Count > 0)
            {
                yield return SdkconfigFragment.Write(board);
            }

            yield return ClrKconfig.Write(boards.Common, board);
            yield return BoardCmake.Write(board);
            yield return BoardReadme.Write(boards, board);
        }

        yield return BoardList.Write(boards);
    }

    public static void WriteAll(BoardsFolder boards)
    {
        foreach (var file in Of(boards))
        {
            File.WriteAllText(System.IO.Path.Combine(boards.Root, file.Path), file.Text);
        }
    }

    /// <summary>The files that are not as they would be written now.</summary>
    public static IEnumerable<string> Drifted(BoardsFolder boards)
    {
        foreach (var file in Of(boards))
        {
            var path = System.IO.Path.Combine(boards.Root, file.Path);

            if (!File.Exists(path) || File.ReadAllText(path) != file.Text)
            {
                yield return file.Path;
            }
        }
    }
}
