namespace NanoDps.IntegrationTests.Support;

/// <summary>Exceptions of tasks that nobody looked at, in the whole process.</summary>
internal static class Unobserved
{
    private static readonly Lock _gate = new();
    private static readonly List<string> _exceptions = [];

    public static void Watch() => TaskScheduler.UnobservedTaskException += (_, e) =>
    {
        lock (_gate)
        {
            _exceptions.Add(e.Exception.ToString());
        }
    };

    /// <summary>What there was since the last call. A task tells when it is finalized.</summary>
    public static IReadOnlyList<string> Take()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        lock (_gate)
        {
            string[] taken =
                [.. _exceptions.Select(text => "unobserved, maybe of another test: " + text)];
            _exceptions.Clear();
            return taken;
        }
    }
}
