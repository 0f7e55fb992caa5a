namespace NanoDps.Host.Tests.Api;

/// <summary>One text for each member, the same from a listing and from an assembly.</summary>
internal static class Key
{
    public static string Method(
        bool isStatic, bool isProtected, string name, string[] parameters, string type) =>
        $"{Prefix(isStatic, isProtected)}{name}({string.Join(", ", parameters)}) : {type}";

    public static string Property(bool isStatic, string name, string type, bool canBeSet) =>
        $"{Prefix(isStatic, false)}{name} : {type} {{ get; {(canBeSet ? "set; " : "")}}}";

    public static string Event(bool isStatic, string name, string type) =>
        $"{Prefix(isStatic, false)}event {name} : {type}";

    public static string Field(bool isStatic, bool isProtected, string name, string type) =>
        $"{Prefix(isStatic, isProtected)}field {name} : {type}";

    public static string EnumValue(string name, string value) => $"{name} = {value}";

    private static string Prefix(bool isStatic, bool isProtected) =>
        (isProtected ? "protected " : "") + (isStatic ? "static " : "");
}
