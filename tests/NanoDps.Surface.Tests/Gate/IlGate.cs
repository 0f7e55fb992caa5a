using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoDps.Surface.Tests.Gate;

/// <summary>
/// Finds what compiles against nanoFramework's assemblies and does not run there: generics crash
/// the runtime when it loads them, multi-dimensional arrays and pointers fail in the metadata
/// processor, a default interface method throws when called, checked arithmetic does not trap (D35),
/// an enum becomes its number when made into text (D14), and a null out of an array of strings is
/// not null to the instruction that makes a bool of "!= null" (a branch on it is right).
/// </summary>
internal static class IlGate
{
    public static IReadOnlyList<Finding> Inspect(ModuleDefinition module) =>
        [.. module.GetTypes().SelectMany(InspectType).Distinct()];

    private static IEnumerable<Finding> InspectType(TypeDefinition type)
    {
        IEnumerable<string> own = type.HasGenericParameters ? ["generic type"] : [];
        IEnumerable<string> bases = type.Interfaces.Select(i => i.InterfaceType)
            .Prepend(type.BaseType)
            .SelectMany(TypeConstructs.In);
        return own.Concat(bases).Select(c => new Finding(type.FullName, c))
            .Concat(type.Fields.SelectMany(InspectField))
            .Concat(type.Methods.SelectMany(InspectMethod));
    }

    private static IEnumerable<Finding> InspectField(FieldDefinition field) =>
        TypeConstructs.In(field.FieldType).Select(c => new Finding(Name(field), c));

    private static IEnumerable<Finding> InspectMethod(MethodDefinition method) =>
        Constructs(method).Select(c => new Finding(Name(method), c));

    private static IEnumerable<string> Constructs(MethodDefinition method)
    {
        IEnumerable<string> own = method.HasGenericParameters ? ["generic method"] : [];
        IEnumerable<string> inInterface =
            method is { HasBody: true, IsStatic: false, DeclaringType.IsInterface: true }
                ? ["default interface method"]
                : [];
        return own
            .Concat(inInterface)
            .Concat(TypeConstructs.InSignature(method))
            .Concat(method.HasBody ? BodyConstructs(method.Body) : []);
    }

    private static IEnumerable<string> BodyConstructs(MethodBody body) =>
        body.Variables.SelectMany(v => TypeConstructs.In(v.VariableType))
            .Concat(body.Instructions.SelectMany(InstructionConstructs))
            .Concat(EnumText.In(body));

    private static IEnumerable<string> InstructionConstructs(Instruction instruction)
    {
        string name = instruction.OpCode.Name;
        bool cannotRun =
            name.Contains(".ovf", StringComparison.Ordinal) || name is "localloc" or "calli";
        bool comparesToNull =
            name == "cgt.un" && instruction.Previous?.OpCode.Code == Code.Ldnull;
        IEnumerable<string> code = cannotRun ? [name]
            : comparesToNull ? ["!= null as a value; make it a branch"]
            : [];
        return code.Concat(instruction.Operand switch
        {
            TypeReference type => TypeConstructs.In(type),
            MethodReference method => TypeConstructs.InSignature(method),
            FieldReference field =>
                TypeConstructs.In(field.DeclaringType).Concat(TypeConstructs.In(field.FieldType)),
            _ => [],
        });
    }

    private static string Name(MemberReference member) =>
        $"{member.DeclaringType.FullName}::{member.Name}";
}
