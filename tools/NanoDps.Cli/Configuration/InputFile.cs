using NanoDps.Cli.CommandLine;

namespace NanoDps.Cli.Configuration;

/// <summary>Files that the command line names; "-" is standard input where it says so.</summary>
internal static class InputFile
{
    private const string StandardInput = "-";

    /// <exception cref="CliException">The file cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.Usage(
                $"{path}: expected a file that can be read, got: {exception.Message.TrimEnd('.')}",
                "check the path and its permissions");
        }
    }

    /// <summary>
    /// A key or a password: the file's text without white space at its end, such as the line end
    /// that editors put there.
    /// </summary>
    /// <exception cref="CliException">The file cannot be read, or has no text.</exception>
    public static string ReadSecret(string path, string option)
    {
        var text = path == StandardInput
            ? Console.In.ReadToEnd()
            : new StreamReader(new MemoryStream(ReadBytes(path))).ReadToEnd();
        text = text.TrimEnd();
        return text.Length > 0
            ? text
            : throw CliException.Usage(
                $"{option}: expected one line of text in {Name(path)}, got none",
                "put the secret alone into the file");
    }

    private static string Name(string path) => path == StandardInput ? "standard input" : path;
}
