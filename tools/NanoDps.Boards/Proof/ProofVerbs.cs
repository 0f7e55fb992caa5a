using NanoDps.Boards.Generated;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Proof;

/// <summary>What boards/prove/prove.sh asks for.</summary>
internal static class ProofVerbs
{
    private const string StockPrefix = "stock:";

    public static int Configurations(BoardsFolder boards)
    {
        foreach (var configuration in Configuration.AllOf(boards))
        {
            Console.WriteLine(string.Join(' ', configuration.Boards));
        }

        return 0;
    }

    public static int MbedTlsConfiguration(BoardsFolder boards, string name, string[] changes)
    {
        if (name.StartsWith(StockPrefix, StringComparison.Ordinal))
        {
            var stock = SdkconfigValues.OfStock(boards.Facts, name[StockPrefix.Length..]);
            Console.Write(MbedTlsConfig.Write(boards.Facts, stock));
            return 0;
        }

        var board = boards.Devices.First(board => board.Name == name);
        var values = changes.Aggregate(
            SdkconfigValues.Of(boards, board),
            (values, change) => change.Split('=') is [var symbol, var value]
                ? values.With(symbol, value)
                : values.Reverted(boards.Facts, board.Sdkconfig, change));
        Console.Write(MbedTlsConfig.Write(boards.Facts, values));
        return 0;
    }

    /// <summary>The common settings of the reference board that change a desktop build.</summary>
    public static int Settings(BoardsFolder boards)
    {
        var board = boards.Devices.First(board => board.Name == ResultTable.ReferenceBoard);
        var values = SdkconfigValues.Of(boards, board);
        var header = MbedTlsConfig.Write(boards.Facts, values);

        foreach (var line in boards.Common.Settings)
        {
            var reverted = values.Reverted(boards.Facts, board.Sdkconfig, line.Symbol);

            if (MbedTlsConfig.Write(boards.Facts, reverted) != header)
            {
                Console.WriteLine(line.Symbol);
            }
        }

        return 0;
    }

    public static int Hello(BoardsFolder boards, string file, string serverName)
    {
        var hello = ClientHello.Parse(File.ReadAllBytes(file));
        var problems = HelloCheck.Problems(boards.Policy, hello, serverName).ToList();

        foreach (var problem in problems)
        {
            Console.Error.WriteLine("error: " + problem);
        }

        Console.WriteLine(hello.RecordLength);
        return problems.Count == 0 ? 0 : 1;
    }

    /// <summary>What a captured ClientHello has, whatever the policy says.</summary>
    public static int Describe(string file)
    {
        var hello = ClientHello.Parse(File.ReadAllBytes(file));

        // The signalling value of RFC 5746 is no suite.
        Console.WriteLine($"length {hello.RecordLength}");
        Console.WriteLine($"suites {hello.CipherSuites.Count(suite => suite != 0x00FF)}");
        return 0;
    }

    /// <summary>The stock sdkconfig files of the boards, each once.</summary>
    public static int StockFiles(BoardsFolder boards)
    {
        foreach (var file in boards.Devices.Select(board => board.Sdkconfig).Distinct())
        {
            Console.WriteLine(file);
        }

        return 0;
    }

    public static int StockFile(BoardsFolder boards, string name)
    {
        Console.WriteLine(boards.Devices.First(board => board.Name == name).Sdkconfig);
        return 0;
    }

    public static int Report(BoardsFolder boards, string file)
    {
        var results = ProofResults.Load(file);
        var problems = Bounds.Problems(results).ToList();

        if (problems.Count > 0)
        {
            throw new InvalidDataException(string.Join('\n', problems));
        }

        var path = Path.Combine(boards.Root, BoardList.Path);
        var text = ResultTable.Write(boards, results, InputHash.Of(boards));
        File.WriteAllText(
            path, MarkedSection.Replace(File.ReadAllText(path), ResultTable.Section, text));
        return 0;
    }
}
