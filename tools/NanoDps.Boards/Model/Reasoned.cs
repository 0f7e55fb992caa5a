namespace NanoDps.Boards.Model;

/// <summary>A name that a list holds, and why.</summary>
internal sealed record Reasoned(string Name, string Reason)
{
    public static IReadOnlyList<Reasoned> ReadAll(JsonReader file, string list, string name) =>
        [.. file.Children(list).Select(item =>
        {
            item.Allow(name, "reason");
            return new Reasoned(item.Text(name), item.Text("reason"));
        })];
}
