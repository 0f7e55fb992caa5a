namespace NanoDps.Host;

/// <summary>A board file or a TLS policy cannot be used; the message says where and why.</summary>
public sealed class BoardFileException : Exception
{
    internal BoardFileException(string path, string where, string what)
        : base($"{path}: {where}: {what}")
    {
    }

    internal BoardFileException(string path, string what, Exception inner)
        : base($"{path}: {what}", inner)
    {
    }
}
