namespace NanoDps.Emulator.Enrollments;

/// <summary>
/// The rules for registration ids (Azure: concepts of DPS): 1 to 128 characters, letters, digits
/// and - . _ :, the last one a letter, a digit or a dash; upper and lower case are the same.
/// </summary>
public static class RegistrationId
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 128;

    /// <summary>Compares two ids as the service does.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Says what is wrong with an id, or returns null when nothing is.</summary>
    /// <param name="id">The id.</param>
    public static string? Fault(string? id)
    {
        if (string.IsNullOrEmpty(id) || id.Length > MaxLength)
        {
            return $"expected a registration id of 1 to {MaxLength} characters, "
                + $"got {id?.Length ?? 0}";
        }

        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or ':'))
            {
                return "expected a registration id of letters, digits and - . _ :, "
                    + $"got the character U+{(int)c:X4}";
            }
        }

        return char.IsAsciiLetterOrDigit(id[^1]) || id[^1] == '-'
            ? null
            : "expected a registration id that ends in a letter, a digit or a dash, "
                + $"got '{id[^1]}'";
    }
}
