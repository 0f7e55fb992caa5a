using NanoDps.Boards.Model;

namespace NanoDps.Boards.Proof;

/// <summary>Boards that mbedTLS is configured for in the same way: proven once.</summary>
/// <param name="Header">What mbedTLS is configured with.</param>
/// <param name="Boards">The boards, by name.</param>
internal sealed record Configuration(string Header, IReadOnlyList<string> Boards)
{
    /// <summary>The first board stands for all of them.</summary>
    public string Name => Boards[0];

    public static IReadOnlyList<Configuration> AllOf(BoardsFolder boards) =>
        [.. boards.Devices
            .GroupBy(board => MbedTlsConfig.Write(
                boards.Facts, SdkconfigValues.Of(boards, board)))
            .Select(group => new Configuration(
                group.Key, [.. group.Select(board => board.Name)]))];
}
