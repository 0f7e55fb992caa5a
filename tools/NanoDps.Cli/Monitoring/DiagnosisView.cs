using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Faults;
using NanoDps.Monitor.Diagnosing;

namespace NanoDps.Cli.Monitoring;

/// <summary>Says at the end what the lines prove, and how the program ends.</summary>
internal sealed class DiagnosisView(ProgramTerminal terminal, FaultBook book, bool isJson)
{
    /// <summary>The exit codes of all that diagnoses.</summary>
    public const string ExitCodes =
        "Exit codes: 0 the device reached its hub since its last start, 1 it did not, 2 there is no "
        + "log\nof a device, or wrong usage.";

    /// <summary>Shows a diagnosis and gives the exit code.</summary>
    /// <exception cref="CliException">There is no log of a device.</exception>
    /// <param name="diagnosis">What was found.</param>
    /// <param name="source">Where it came from.</param>
    public int Show(Diagnosis diagnosis, string source)
    {
        if (isJson)
        {
            terminal.Line(DiagnosisJson.Write(diagnosis, book));
        }

        if (diagnosis.Verdict == Verdict.NoLog)
        {
            throw CliException.Usage(
                $"{source}: expected lines of a device's log, got {Others(diagnosis)}",
                diagnosis.Garbled > 0
                    ? "the bytes are no text: check --baud, and which pins of the board it is"
                    : "record the board's diagnostics line; docs/log.md shows what it looks like");
        }

        var hasReached = diagnosis.Verdict == Verdict.Reached;
        if (!isJson)
        {
            var headline = DiagnosisText.Headline(diagnosis);
            if (hasReached)
            {
                terminal.Good(headline);
            }
            else
            {
                terminal.Broken(headline);
            }

            foreach (var line in DiagnosisText.Details(diagnosis, book))
            {
                terminal.Line(line);
            }
        }

        return hasReached ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Others(Diagnosis diagnosis)
    {
        var count = diagnosis.OtherLines + diagnosis.BootLines + diagnosis.Damaged;
        return count == 0 ? "nothing"
            : $"{count} others"
                + (diagnosis.Damaged > 0 ? $", {diagnosis.Damaged} of them damaged" : "");
    }
}
