using NanoDps.Boards;
using NanoDps.Boards.Generated;
using NanoDps.Boards.Model;
using NanoDps.Boards.Proof;

const string Usage = """
    usage: NanoDps.Boards BOARDS-FOLDER VERB
      write                       write every generated file
      check                       say what is wrong; exit 1 when something is
      configurations              for the proof: one line for boards that mbedTLS is the same for
      mbedtls-config BOARD        for the proof: the configuration of mbedTLS, or
      mbedtls-config stock:FILE     that of a stock sdkconfig file, to the standard output
          [SYMBOL=VALUE|SYMBOL]...  with symbols changed, or as nanoFramework has them
      settings                    for the proof: the common settings that change a desktop build
      stock-files                 for the proof: the sdkconfig files that the boards start from
      stock-file BOARD            for the proof: that of one board
      describe FILE               for the proof: length and suites of a captured ClientHello
      hello FILE NAME             for the proof: hold a captured ClientHello to the policy
      report FILE                 for the proof: write the measured figures into README.md
    """;

try
{
    return args switch
    {
        [var folder, "write"] => Write(folder),
        [var folder, "check"] => Check(folder),
        [var folder, "configurations"] => ProofVerbs.Configurations(BoardsFolder.Load(folder)),
        [var folder, "mbedtls-config", var name, .. var changes] =>
            ProofVerbs.MbedTlsConfiguration(BoardsFolder.Load(folder), name, changes),
        [var folder, "settings"] => ProofVerbs.Settings(BoardsFolder.Load(folder)),
        [var folder, "hello", var file, var name] =>
            ProofVerbs.Hello(BoardsFolder.Load(folder), file, name),
        [_, "describe", var file] => ProofVerbs.Describe(file),
        [var folder, "stock-files"] => ProofVerbs.StockFiles(BoardsFolder.Load(folder)),
        [var folder, "stock-file", var name] =>
            ProofVerbs.StockFile(BoardsFolder.Load(folder), name),
        [var folder, "report", var file] => ProofVerbs.Report(BoardsFolder.Load(folder), file),
        _ => Refuse(Usage),
    };
}
catch (Exception e) when (e is BoardFileException or InvalidDataException or IOException)
{
    Console.Error.WriteLine("error: " + e.Message);
    return 2;
}

static int Write(string folder)
{
    GeneratedFiles.WriteAll(BoardsFolder.Load(folder));
    return Check(folder);
}

static int Check(string folder)
{
    var problems = BoardCheck.Problems(BoardsFolder.Load(folder));

    foreach (var problem in problems)
    {
        Console.Error.WriteLine("error: " + problem);
    }

    return problems.Count == 0 ? 0 : 1;
}

static int Refuse(string usage)
{
    Console.Error.WriteLine(usage);
    return 2;
}
