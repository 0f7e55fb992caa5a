using NanoDps.Boards.Facts;

namespace NanoDps.Boards.Model;

/// <summary>All of boards/.</summary>
internal sealed class BoardsFolder
{
    private static readonly string[] _notDevices = ["common", "data", "host", "prove"];

    private BoardsFolder(string path)
    {
        Root = path;
        Policy = TlsPolicy.Load(Path.Combine(path, "tls-policy.json"));
        Common = CommonBoard.Load(Path.Combine(path, "common", "board.json"));
        Facts = BoardFacts.Load(Path.Combine(path, "data"));
        Devices = [.. Directory.GetDirectories(path)
            .Where(folder => !_notDevices.Contains(Path.GetFileName(folder)))
            .Order(StringComparer.Ordinal)
            .Select(DeviceBoard.Load)];
    }

    public string Root { get; }

    public TlsPolicy Policy { get; }

    public CommonBoard Common { get; }

    public BoardFacts Facts { get; }

    /// <summary>The device boards, by name.</summary>
    public IReadOnlyList<DeviceBoard> Devices { get; }

    /// <exception cref="BoardFileException">A file cannot be used.</exception>
    public static BoardsFolder Load(string path) => new(path);

    /// <summary>The settings of a board: the common ones, its own in their place.</summary>
    public IReadOnlyDictionary<string, string> SettingsOf(DeviceBoard board)
    {
        var settings = new Dictionary<string, string>();

        foreach (var line in Common.Settings.Concat(board.Settings))
        {
            settings[line.Symbol] = line.Value;
        }

        return settings;
    }

    /// <summary>A symbol's value in the image: set by the board, or as in the stock file.</summary>
    public string ValueOf(DeviceBoard board, string symbol) =>
        SettingsOf(board).TryGetValue(symbol, out var value)
            ? value : Facts.StockValue(board.Sdkconfig, symbol);
}
