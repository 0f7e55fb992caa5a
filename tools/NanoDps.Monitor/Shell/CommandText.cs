using NanoDps.Monitor.Configuring;

namespace NanoDps.Monitor.Shell;

/// <summary>
/// What may be sent to a shell: a CR inside of a value would end its line and begin a command of
/// its own.
/// </summary>
internal static class CommandText
{
    /// <exception cref="ConfigureException">The text has a control character.</exception>
    /// <param name="what">What the text is, for the error; the text itself may be a secret.</param>
    /// <param name="text">The text, without line end.</param>
    public static void RequirePlain(string what, string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\0', '\u001f');
        at = at >= 0 ? at : text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f');
        if (at >= 0)
        {
            throw new ConfigureException(
                $"{what}: expected text without control characters, got one at character {at + 1}",
                "type it again in a plain text editor; what comes from others may hide commands");
        }
    }
}
