namespace NanoDps.IntegrationTests.Support;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class Repository
{
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

        throw new FileNotFoundException(
            $"expected {relative} above the test assembly, there is none");
    }
}
