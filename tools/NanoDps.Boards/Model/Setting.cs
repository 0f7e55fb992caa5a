namespace NanoDps.Boards.Model;

/// <summary>A line of an sdkconfig fragment.</summary>
/// <param name="Symbol">The symbol without CONFIG_.</param>
/// <param name="Value">y, n or a number.</param>
/// <param name="Reason">Why.</param>
internal sealed record Setting(string Symbol, string Value, string Reason)
{
    public static IReadOnlyList<Setting> ReadAll(JsonReader file, string name) =>
        file.Has(name) ? [.. file.Children(name).Select(Read)] : [];

    private static Setting Read(JsonReader item)
    {
        item.Allow("symbol", "value", "reason");
        return new Setting(item.Text("symbol"), item.Text("value"), item.Text("reason"));
    }
}
