using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Monitor.Diagnosing;
using NanoDps.Monitor.Lines;

namespace NanoDps.Cli.Monitoring;

/// <summary>Reads a saved log.</summary>
internal sealed class FileMonitor(LineView? lines, DiagnosisView diagnosis)
{
    private const string StandardInput = "-";

    /// <param name="file">A file's name, or "-".</param>
    public int Run(string file)
    {
        var splitter = new LineSplitter();
        var reader = new LineReader();
        var story = new Story();
        using var stream = Open(file);
        var buffer = new byte[65536];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            Take(splitter.Feed(buffer.AsSpan(0, count)));
        }

        Take(splitter.Flush() is { } last ? [last] : []);
        return diagnosis.Show(
            story.Diagnose(), file == StandardInput ? "standard input" : file);

        void Take(IReadOnlyList<string> texts)
        {
            foreach (var seen in texts.SelectMany(reader.Read))
            {
                story.Add(seen);
                lines?.Show(seen);
            }
        }
    }

    private static Stream Open(string name)
    {
        if (name == StandardInput)
        {
            return Console.OpenStandardInput();
        }

        try
        {
            var file = File.OpenRead(name);
            return IsUtf16(file)
                ? Encoding.CreateTranscodingStream(file, Encoding.Unicode, Encoding.UTF8)
                : file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.Usage(
                $"{name}: expected a file that can be read, got: {exception.Message.TrimEnd('.')}",
                "check the path and its permissions");
        }
    }

    /// <summary>What PowerShell writes behind ">".</summary>
    private static bool IsUtf16(FileStream file)
    {
        var is16 = file.ReadByte() == 0xFF && file.ReadByte() == 0xFE;
        file.Position = 0;
        return is16;
    }
}
