namespace NanoDps.Surface.Tests;

/// <summary>What most tests here assert: a list is empty, or the test fails with all of it.</summary>
internal static class Expect
{
    public static void None(IEnumerable<string> findings, string what)
    {
        string[] all = [.. findings];
        if (all.Length > 0)
        {
            Assert.Fail($"{what}:\n{string.Join('\n', all)}");
        }
    }
}
