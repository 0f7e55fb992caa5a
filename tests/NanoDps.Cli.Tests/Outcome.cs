namespace NanoDps.Cli.Tests;

/// <summary>Holds what a command did to what its transcript shows.</summary>
internal static class Outcome
{
    public static void Check(
        Step step, int exitCode, IReadOnlyList<string> output, IReadOnlyList<string> errors)
    {
        if (Difference(step, exitCode, output, errors) is { } difference)
        {
            Assert.Fail(
                $"""
                line {step.Line}: {step.Command}
                {difference}

                all of standard output:
                {string.Join('\n', output)}

                all of standard error:
                {string.Join('\n', errors)}
                """);
        }
    }

    private static string? Difference(
        Step step, int exitCode, IReadOnlyList<string> output, IReadOnlyList<string> errors)
    {
        if (ExpectedLines.Difference(step.Errors, errors) is { } onError)
        {
            return "standard error\n" + onError;
        }

        if (ExpectedLines.Difference(step.Output, output) is { } onOutput)
        {
            return "standard output\n" + onOutput;
        }

        return step.ExitCode == exitCode
            ? null : $"expected: exit {step.ExitCode}\ngot:      exit {exitCode}";
    }
}
