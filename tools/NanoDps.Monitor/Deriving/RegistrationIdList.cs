namespace NanoDps.Monitor.Deriving;

/// <summary>A list of registration ids: one a line, # for comments, empty lines left out.</summary>
public static class RegistrationIdList
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">
    /// A line is none or is there twice: "3: expected …, got …".
    /// </exception>
    public static IReadOnlyList<string> Read(TextReader reader)
    {
        var ids = new List<string>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        while (reader.ReadLine() is { } text)
        {
            number++;
            var id = text.Trim().TrimStart('\ufeff');
            if (id.Length == 0 || id[0] == '#')
            {
                continue;
            }

            if (RegistrationId.Fault(id) is { } fault)
            {
                throw new FormatException($"{number}: {fault}");
            }

            if (!lines.TryAdd(id, number))
            {
                throw new FormatException(
                    $"{number}: expected each id once, got \"{id}\" as in line {lines[id]}");
            }

            ids.Add(id);
        }

        return ids;
    }
}
