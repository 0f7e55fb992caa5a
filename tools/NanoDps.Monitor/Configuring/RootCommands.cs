using System.Globalization;

namespace NanoDps.Monitor.Configuring;

/// <summary>The commands that bring a bundle of roots into a device, piece by piece.</summary>
// config set roots 120/5014 LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t…
public static class RootCommands
{
    /// <summary>The largest bundle that a device's shell takes, in bytes.</summary>
    public const int LongestBundle = 16384;

    /// <summary>What stands before the piece.</summary>
    internal const string Set = "config set roots";

    // With its head a command of 160 characters of base64 fits a line of 200 bytes.
    private const int PieceLength = 120;

    /// <summary>All commands, in order.</summary>
    /// <param name="bundle">The bytes of the file.</param>
    public static IEnumerable<string> Of(byte[] bundle)
    {
        for (var at = 0; at < bundle.Length; at += PieceLength)
        {
            yield return At(bundle, at);
        }
    }

    /// <summary>How many bytes the piece has that begins there.</summary>
    internal static int LengthAt(byte[] bundle, int at) => Math.Min(PieceLength, bundle.Length - at);

    /// <summary>The command with the piece that begins there.</summary>
    internal static string At(byte[] bundle, int at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Set} {at}/{bundle.Length} {Convert.ToBase64String(bundle, at, LengthAt(bundle, at))}");
}
