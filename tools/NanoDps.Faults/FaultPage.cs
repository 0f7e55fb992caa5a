using System.Globalization;
using System.Text;

namespace NanoDps.Faults;

/// <summary>Writes docs/faults.md.</summary>
public static class FaultPage
{
    private const string Introduction =
        """
        # Faults, codes and log events

        Every number that a device or a service says, what it means, and what to do. Generated from
        `firmware/NanoDps/Faults/faults.tsv` by `make faults`; `nanodps explain CODE` says the same at a prompt,
        and `nanodps monitor` under each line of a device's [log](log.md).

        In the column "again", *soon* means that the device tries again by itself with a growing backoff, and
        *pause* that someone must change something first: the round with DPS ends, and the next one comes by
        itself after a pause of minutes, later hours.

        """;

    /// <summary>The page.</summary>
    public static string Write(FaultBook book)
    {
        var page = new StringBuilder(Introduction);
        foreach (var section in FaultSections.All)
        {
            page.Append("\n## ").Append(section.Title).Append("\n\n")
                .Append(section.Introduction).Append("\n\n");
            Table(page, section.Kind, [.. book.Rows.Where(row => row.Kind == section.Kind)]);
        }

        return page.ToString();
    }

    private static void Table(StringBuilder page, FaultKind kind, IReadOnlyList<FaultRow> rows)
    {
        Row(page, Heads(kind));
        Row(page, [.. Heads(kind).Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(page, Cells(row));
        }
    }

    private static string[] Heads(FaultKind kind) => kind switch
    {
        FaultKind.Log => ["code", "name", "what it says", "what to do"],
        FaultKind.Tls or FaultKind.X509 =>
            [
                "code", "as a number", "name", "again", "whose", "what happened", "what to do",
                "source",
            ],
        FaultKind.Fault =>
            ["code", "name", "again", "whose", "what happened", "what to do", "in short", "source"],
        _ => ["code", "name", "again", "whose", "what happened", "what to do", "source"],
    };

    private static string[] Cells(FaultRow row)
    {
        string[] name = row.Kind is FaultKind.Tls or FaultKind.X509
            ? [Decimal(row), row.Name] : [row.Name];
        if (row.Kind == FaultKind.Log)
        {
            return [row.Code, .. name, row.Sentence, row.Advice ?? ""];
        }

        string[] inShort = row.Kind == FaultKind.Fault ? [row.InShort ?? ""] : [];
        return
        [
            row.Code, .. name, Again(row.Retrying), row.Whose ?? "", row.Sentence, row.Advice ?? "",
            .. inShort, row.Source,
        ];
    }

    private static string Decimal(FaultRow row) =>
        row.Number!.Value.ToString(CultureInfo.InvariantCulture);

    private static string Again(Retrying retrying) => retrying switch
    {
        Retrying.Soon => "soon",
        Retrying.AfterAPause => "pause",
        _ => "",
    };

    private static void Row(StringBuilder page, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
        {
            page.Append(cell.Length == 0 ? "|" : "| ")
                .Append(cell.Replace("|", "\\|", StringComparison.Ordinal))
                .Append(' ');
        }

        page.Append("|\n");
    }
}
