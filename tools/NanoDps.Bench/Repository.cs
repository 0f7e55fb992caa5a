namespace NanoDps.Bench;

/// <summary>Files of the repository, found from where the program is.</summary>
internal static class Repository
{
    /// <exception cref="FileNotFoundException">There is no such file above the program.</exception>
    public static string File(string relative)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, relative);
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"expected {relative} above the program, there is none");
    }
}
