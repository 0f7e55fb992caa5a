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
            .Where(i => i.OpCode.Code == Code.Constrained && MakesText(i.Next) && IsEnum((TypeReference)i.Operand))
            .Select(i => Describe(((TypeReference)i.Operand).FullName, i.Next));
        return constrained.Concat(Boxed(body));
    }

    private static IEnumerable<string> Boxed(MethodBody body)
    {
        // Few methods box an enum at all; the others need no walk.
        if (!body.Instructions.Any(i => i.OpCode.Code == Code.Box && IsEnum((TypeReference)i.Operand)))
        {
            return [];
        }

        var found = new List<string>();
        var walk = new StackWalk(body, BoxedEnum, (call, arguments) =>
        {
            if (MakesText(call))
            {
                found.AddRange(arguments.SelectMany(a => a.Marks).Distinct().Select(e => Describe(e, call)));
            }
        });
        walk.Run();
        return found.Distinct();
    }

    private static string? BoxedEnum(Instruction i) =>
        i.OpCode.Code == Code.Box && IsEnum((TypeReference)i.Operand) ? ((TypeReference)i.Operand).FullName : null;

    private static bool MakesText(Instruction i) =>
        i.Operand is MethodReference m
        && TextMakers.TryGetValue(m.DeclaringType.FullName, out string[]? names)
        && names.Contains(m.Name);

    private static bool IsEnum(TypeReference type) => type is not GenericParameter && type.Resolve().IsEnum;

    private static string Describe(string enumType, Instruction call)
    {
        var method = (MethodReference)call.Operand;
        return $"enum {enumType} as text by {method.DeclaringType.Name}::{method.Name}";
    }
}
