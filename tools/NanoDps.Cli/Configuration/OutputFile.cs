using NanoDps.Cli.CommandLine;

namespace NanoDps.Cli.Configuration;

/// <summary>Files that the program writes for its user.</summary>
internal static class OutputFile
{
    /// <exception cref="CliException">The file is there and may not be replaced.</exception>
    public static void RequireNew(string path, bool force)
    {
        if (File.Exists(path) && !force)
        {
            throw CliException.Usage(
                $"{path}: expected no such file, got one", "--force replaces it");
        }
    }

    /// <summary>
    /// Writes a file whole or not at all. Only its owner may read it, since secrets are in it.
    /// </summary>
    /// <exception cref="CliException">It cannot be written.</exception>
    public static void WritePrivate(string path, string text)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.new";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var writer = new StreamWriter(temporary, options))
            {
                writer.Write(text);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                $"{path}: cannot be written: {exception.Message.TrimEnd('.')}",
                "check the folder and its permissions");
        }
    }
}
