using System.Runtime.CompilerServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoDps.Guard;

/// <summary>The secrets that were shown, each to be told by the test that showed it.</summary>
[TestClass]
public static class SecretsShown
{
    private static readonly Lock _gate = new();
    private static readonly List<(TestContext? Test, string Text)> _shown = [];
    private static readonly ConditionalWeakTable<TestContext, object> _ended = [];

    /// <summary>Fails the test for what it has shown, and for what nobody can tell any more.</summary>
    [GlobalTestCleanup]
    public static void NoSecretWasShown(TestContext context)
    {
        var shown = Take(context);
        if (shown.Count > 0)
        {
            Assert.Fail(
                "expected lines without secrets, got:\n" + string.Join('\n', shown)
                + "\nredact it where the line is made");
        }
    }

    internal static void Add(TestContext? test, string text)
    {
        lock (_gate)
        {
            _shown.Add((test, text));
        }
    }

    /// <summary>
    /// What a test has shown, and what was shown outside of tests or by one that had ended.
    /// </summary>
    internal static IReadOnlyList<string> Take(TestContext context)
    {
        lock (_gate)
        {
            _ended.AddOrUpdate(context, context);
            var mine = _shown.FindAll(one =>
                one.Test is null || one.Test == context || _ended.TryGetValue(one.Test, out _));
            _shown.RemoveAll(mine.Contains);
            return
            [
                .. mine.Select(one => one.Test == context
                    ? one.Text : $"{one.Text} (in {one.Test?.TestName ?? "no test"})").Distinct(),
            ];
        }
    }
}
