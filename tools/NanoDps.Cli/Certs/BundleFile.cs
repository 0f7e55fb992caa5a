using System.Globalization;
using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Monitor.Configuring;
using NanoDps.RootUpdate;

namespace NanoDps.Cli.Certs;

/// <summary>
/// A bundle that is to go to a device over its shell. All is judged but the signature, which takes
/// the owner's public key.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Version">The version that it claims.</param>
internal sealed record BundleFile(string Path, byte[] Content, int Version)
{
    /// <summary>What a file claims to be: ", version 2, signed"; "" when it is no bundle.</summary>
    public static string Claim(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        return !text.StartsWith(RootBundle.Head, StringComparison.Ordinal) ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $", version {text[RootBundle.Head.Length..].Split('\n')[0]}, {(IsSigned(text) ? "" : "not ")}signed");
    }

    /// <exception cref="CliException">It cannot be read, or no device would take it.</exception>
    public static BundleFile Load(string path)
    {
        var content = InputFile.ReadBytes(path);
        var text = Encoding.UTF8.GetString(content);
        if (text.StartsWith(RootBundle.Head, StringComparison.Ordinal) && !IsSigned(text))
        {
            throw CliException.Usage(
                $"{path}: expected a signed bundle, got one that is not signed yet",
                "nanodps certs sign signs it with the owner's key");
        }

        var bundle = new RootBundle(content);
        if (BundleCheck.FormFault(bundle) is { } fault)
        {
            throw CliException.Usage(
                $"{path}: a device refuses it: {fault}",
                "nanodps certs bundle and nanodps certs sign make a good one");
        }

        if (content.Length > RootCommands.LongestBundle)
        {
            throw CliException.Usage(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: expected {RootCommands.LongestBundle} bytes at most, got {content.Length}"),
                "put fewer roots into it, or the file on the board with nanoff");
        }

        return new BundleFile(path, content, bundle.Version);
    }

    private static bool IsSigned(string text) =>
        text.Contains("\n" + RootBundle.Signature, StringComparison.Ordinal);
}
