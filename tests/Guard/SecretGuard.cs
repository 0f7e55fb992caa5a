using Microsoft.VisualStudio.TestTools.UnitTesting;

#pragma warning disable MSTESTEXP // TestContext.Current is the only way to know whose line it is

namespace NanoDps.Guard;

/// <summary>
/// Whoever collects lines in a test shows each to one of these. A secret fails the test at its end,
/// on whatever thread it was shown and even if nobody reads the line.
/// </summary>
/// <param name="source">Who writes the lines, for the message.</param>
internal sealed class SecretGuard(string source)
{
    private readonly TestContext? _test = TestContext.Current;

    /// <summary>Looks at a line, or at all that a program wrote, and gives it back.</summary>
    /// <param name="text">The text.</param>
    /// <param name="except">
    /// A kind of <see cref="SecretText"/> that this text is there to show; null for none.
    /// </param>
    public string See(string text, string? except = null)
    {
        if (SecretText.Find(text, except) is { } found)
        {
            SecretsShown.Add(_test, $"{source} shows {found}");
        }

        return text;
    }
}
