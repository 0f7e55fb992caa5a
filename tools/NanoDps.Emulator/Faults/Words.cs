using System.Text.Json;

namespace NanoDps.Emulator.Faults;

/// <summary>The words that a script has for the values of an enumeration: hub-connect.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T? Find<T>(string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (word == Of(value))
            {
                return value;
            }
        }

        return null;
    }

    public static string List<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(Of));
}
