using NanoDps.Boards.Facts;
using NanoDps.Boards.Generated;
using NanoDps.Boards.Model;

namespace NanoDps.Boards;

/// <summary>What is wrong with the boards, each problem a sentence.</summary>
internal static class BoardCheck
{
    public static IReadOnlyList<string> Problems(BoardsFolder boards)
    {
        var problems = new List<string>();
        problems.AddRange(CommonProblems(boards));

        foreach (var board in boards.Devices)
        {
            problems.AddRange(ProblemsOf(boards, board)
                .Select(problem => $"{board.Name}: {problem}"));
        }

        return problems.Count > 0 ? problems : [.. DriftProblems(boards)];
    }

    /// <summary>What is wrong with one board, its generated files aside.</summary>
    public static IEnumerable<string> ProblemsOf(BoardsFolder boards, DeviceBoard board)
    {
        // What names nothing that exists cannot be looked at further.
        var problems = TargetCheck.Problems(boards, board).ToList();
        return problems.Count > 0
            ? problems
            : [
                .. PinCheck.Problems(boards.Facts.Chip(board.Chip), board),
                .. SettingCheck.Problems(boards, board),
                .. PolicyCheck.Problems(boards, board),
            ];
    }

    private static IEnumerable<string> CommonProblems(BoardsFolder boards)
    {
        foreach (var (preset, _) in boards.Common.Refused
            .Where(refused => !boards.Facts.Targets.Has(refused.Name)))
        {
            yield return $"common: expected a preset of nf-interpreter to refuse, got {preset}";
        }
    }

    private static IEnumerable<string> DriftProblems(BoardsFolder boards) =>
        GeneratedFiles.Drifted(boards)
            .Select(path => $"{path}: expected what the board files say; run: make boards");
}
