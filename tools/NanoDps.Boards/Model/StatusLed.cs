namespace NanoDps.Boards.Model;

/// <summary>The LED that a program can switch with one GPIO.</summary>
/// <param name="Gpio">Its pin; null: the board has none.</param>
/// <param name="Reason">What it is, or why there is none.</param>
internal sealed record StatusLed(int? Gpio, string Reason)
{
    public static StatusLed Read(JsonReader item)
    {
        item.Allow("gpio", "reason");
        return new StatusLed(
            item.Has("gpio") ? (int)item.Number("gpio") : null, item.Text("reason"));
    }
}
