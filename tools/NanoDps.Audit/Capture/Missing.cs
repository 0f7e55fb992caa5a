namespace NanoDps.Audit.Capture;

/// <summary>The sentence for a hello that is not whole.</summary>
internal static class Missing
{
    /// <param name="length">How many bytes are there.</param>
    public static string In(int length) =>
        $"expected a whole ClientHello, got its first {length} bytes and no more";
}
