namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>Bytes as the rows write them: "30 0B 00 04", and 'text' for its UTF-8.</summary>
internal static class Hex
{
    public static byte[] Parse(string text)
    {
        var bytes = new List<byte>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bytes.AddRange(part.StartsWith('\'')
                ? System.Text.Encoding.UTF8.GetBytes(part.Trim('\''))
                : Convert.FromHexString(part));
        }

        return [.. bytes];
    }

    public static string Of(ReadOnlySpan<byte> bytes) =>
        string.Join(' ', bytes.ToArray().Select(b => b.ToString("X2")));
}
