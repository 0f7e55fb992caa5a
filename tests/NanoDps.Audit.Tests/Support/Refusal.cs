namespace NanoDps.Audit.Tests.Support;

/// <summary>What must go wrong, and how.</summary>
internal static class Refusal
{
    /// <summary>Asserts the exact sentence; returns what to do.</summary>
    public static string Of(string message, Action action)
    {
        var exception = Assert.ThrowsExactly<AuditInputException>(action);
        Assert.AreEqual(message, exception.Message);
        return exception.Hint;
    }

    /// <summary>Asserts the exact sentence; returns what to do.</summary>
    public static async Task<string> OfAsync(string message, Func<Task> action)
    {
        var exception = await Assert.ThrowsExactlyAsync<AuditInputException>(action);
        Assert.AreEqual(message, exception.Message);
        return exception.Hint;
    }
}
