using System.Text;

namespace NanoDps.Cli.Tests;

/// <summary>Splits a command line at spaces, with double quotes, as a shell does.</summary>
internal static class Words
{
    public static string[] Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isQuoted = false;
        var isWord = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
                isWord = true;
            }
            else if (c == ' ' && !isQuoted)
            {
                Take();
            }
            else
            {
                word.Append(c);
                isWord = true;
            }
        }

        Take();
        return [.. words];

        void Take()
        {
            if (isWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            isWord = false;
        }
    }
}
