namespace NanoDps.Monitor.Deriving;

/// <summary>The rule of DPS for registration ids, in lower case as the firmware keeps it.</summary>
public static class RegistrationId
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "1 to 128 of a-z 0-9 and, inside, - . _ :";

    private const int Longest = 128;

    /// <summary>Whether a text is one.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= Longest
        && IsAlphanumeric(text[0])
        && IsAlphanumeric(text[^1])
        && text.All(c => IsAlphanumeric(c) || c is '-' or '.' or '_' or ':');

    private static bool IsAlphanumeric(char c) =>
        char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
