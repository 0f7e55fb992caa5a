using System.Text;
using NanoDps.Configuration;

namespace NanoDps.Monitor.Deriving;

/// <summary>The rule for registration ids, as the firmware has it.</summary>
public static class RegistrationId
{
    private const string Subject = "registration-id: ";

    /// <summary>
    /// What was expected and what came: "expected …, got …"; null when the text is a registration
    /// id. A text that is long enough to be a key is not repeated.
    /// </summary>
    public static string? Fault(string text)
    {
        // By Settings itself, beside values that are right.
        var settings = new Settings(Encoding.UTF8.GetBytes(
            $"id-scope=x\nkey={Convert.ToBase64String(new byte[32])}\nregistration-id={text}\n"));
        return settings.Error is { } error
            ? error.StartsWith(Subject, StringComparison.Ordinal) ? error[Subject.Length..] : error
            : settings.RegistrationId == text ? null
            : "expected one line without spaces at its ends, got something else";
    }
}
