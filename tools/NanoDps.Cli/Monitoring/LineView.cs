using NanoDps.Cli.Terminal;
using NanoDps.Faults;
using NanoDps.Monitor.Diagnosing;
using NanoDps.Monitor.Lines;

namespace NanoDps.Cli.Monitoring;

/// <summary>
/// Lines of a device, in colour or as JSON, each fault explained when it first comes.
/// </summary>
internal sealed class LineView(
    ProgramTerminal terminal, FaultBook book, LineFilter filter, bool isJson)
{
    private readonly HashSet<string> _explained = [];

    public void Show(SeenLine seen)
    {
        if (!filter.Takes(seen))
        {
            return;
        }

        if (isJson)
        {
            if (seen.Line is { } line)
            {
                terminal.Line(DiagnosisJson.Write(line, book));
            }

            return;
        }

        switch (seen.Kind)
        {
            case SeenKind.Log:
                Show(seen.Text, seen.Line!);
                break;

            case SeenKind.Crash:
                terminal.Broken(seen.Text);
                break;

            case SeenKind.Damaged:
                terminal.Dim("? " + seen.Text);
                break;

            case SeenKind.Boot:
                terminal.Dim(seen.Text);
                Explain(seen.Reset is { } reset
                    && book.Find(FaultKind.Reset, reset.Code) is { Advice: not null } row ? [row] : []);
                break;

            default:
                terminal.Dim(seen.Text);
                break;
        }
    }

    private void Show(string text, LogLine line)
    {
        if (line.Level == 'I')
        {
            terminal.Line(text);
            return;
        }

        if (line.Level == 'W')
        {
            terminal.Bad(text);
        }
        else
        {
            terminal.Broken(text);
        }

        Explain(book.Explain(line));
    }

    private void Explain(IReadOnlyList<FaultRow> rows)
    {
        // What the kind of line means is worth a line only where nothing tells more.
        var shown = rows.Count > 1 ? [.. rows.Skip(1)] : rows.Where(Tells).ToList();
        if (shown.Count == 0 || !_explained.Add(string.Join(' ', shown.Select(row => row.Key))))
        {
            return;
        }

        foreach (var row in shown)
        {
            terminal.Line($"    {row.Key} {row.Name}: {row.Sentence}");
            if (row.Advice is not null)
            {
                terminal.Line($"      do: {row.Advice}");
            }
        }
    }

    // The shell's own sentences say all.
    private static bool Tells(FaultRow row) => row.Number < 600;
}
