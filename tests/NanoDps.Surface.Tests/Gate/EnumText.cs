using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoDps.Surface.Tests.Gate;

/// <summary>
/// Follows boxed enums through a method to what makes text of them. The compiler never calls
/// Enum::ToString: <c>e.ToString()</c> and <c>"" + e</c> are a constrained Object::ToString,
/// <c>$"{e}"</c> is a box and String::Format or Concat, with an array between when there are many.
/// </summary>
internal static class EnumText
{
    private static readonly Dictionary<string, string[]> TextMakers = new()
    {
        ["System.String"] = ["Concat", "Format"],
        ["System.Text.StringBuilder"] = ["Append", "AppendLine", "Insert"],
        ["System.Console"] = ["Write", "WriteLine"],
        ["System.Diagnostics.Debug"] = ["Write", "WriteLine"],
        ["System.Object"] = ["ToString"],
        ["System.Enum"] = ["ToString"],
    };

    public static IEnumerable<string> In(MethodBody body)
    {
        IEnumerable<string> constrained = body.Instructions
            .Where(i => EnumOf(i, Code.Constrained) is not null && MakesText(i.Next))
            .Select(i => Describe(EnumOf(i, Code.Constrained)!, i.Next));
        return constrained.Concat(Boxed(body));
    }

    private static IEnumerable<string> Boxed(MethodBody body)
    {
        // Few methods box an enum at all; the others need no walk.
        if (!body.Instructions.Any(i => EnumOf(i, Code.Box) is not null))
        {
            return [];
        }

        var found = new List<string>();
        var walk = new StackWalk(body, i => EnumOf(i, Code.Box), (call, arguments) =>
        {
            if (MakesText(call))
            {
                found.AddRange(arguments.SelectMany(a => a.Marks).Select(e => Describe(e, call)));
            }
        });
        walk.Run();
        return found.Distinct();
    }

    private static string? EnumOf(Instruction i, Code code) =>
        i.OpCode.Code == code
        && i.Operand is TypeReference type and not GenericParameter
        && type.Resolve().IsEnum
            ? type.FullName
            : null;

    private static bool MakesText(Instruction i) =>
        i.Operand is MethodReference m
        && TextMakers.TryGetValue(m.DeclaringType.FullName, out string[]? names)
        && names.Contains(m.Name);

    private static string Describe(string enumType, Instruction call)
    {
        var method = (MethodReference)call.Operand;
        return $"enum {enumType} as text by {method.DeclaringType.Name}::{method.Name}";
    }
}
