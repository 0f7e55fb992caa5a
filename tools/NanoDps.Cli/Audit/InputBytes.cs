using NanoDps.Audit.Capture;
using NanoDps.Cli.CommandLine;

namespace NanoDps.Cli.Audit;

/// <summary>The bytes of a file, or of standard input.</summary>
internal static class InputBytes
{
    /// <param name="name">A file's name, or "-".</param>
    /// <exception cref="CliException">It cannot be read.</exception>
    public static byte[] Of(string name) => name == "-" ? OfStandardInput() : OfFile(name);

    /// <exception cref="CliException">It cannot be read.</exception>
    public static byte[] OfFile(string name)
    {
        try
        {
            using var file = File.OpenRead(name);
            return All(file, name);
        }
        catch (Exception exception) when (
            exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CliException.Usage(
                $"expected a file at {name}, there is none", "check the path");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.Usage(
                $"expected a readable file at {name}, got: {exception.Message.TrimEnd('.')}",
                "check the path and its permissions");
        }
    }

    private static byte[] OfStandardInput()
    {
        using var input = Console.OpenStandardInput();
        return All(input, "standard input");
    }

    private static byte[] All(Stream stream, string name)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            copy.Write(buffer, 0, count);
            if (copy.Length > InputReader.MaxBytes)
            {
                throw CliException.Usage(
                    $"{name}: expected at most {InputReader.MaxBytes / (1024 * 1024)} MiB, got more",
                    "keep what matters: tcpdump -r FILE -w SMALL 'tcp port 8883'");
            }
        }

        return copy.ToArray();
    }
}
