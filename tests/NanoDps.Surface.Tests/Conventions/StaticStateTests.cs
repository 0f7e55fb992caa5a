using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoDps.Surface.Tests.Conventions;

/// <summary>
/// Firmware keeps nothing mutable in statics: many devices run in one desktop process. A static
/// field is a constant, or readonly and of a type that cannot change; an array may be read, never
/// written, and is private, so that whoever could write it is seen here.
/// </summary>
[TestClass]
public sealed class StaticStateTests
{
    private static readonly IReadOnlyList<TypeDefinition> Types =
        [.. SurfaceAssemblies.Firmware.SelectMany(m => m.GetTypes())];

    private static readonly IReadOnlyList<FieldDefinition> Fields =
        [.. Types.Where(t => !IsMadeByTheCompiler(t))
            .SelectMany(t => t.Fields).Where(f => f.IsStatic && !f.IsLiteral)];

    [TestMethod]
    public void EveryStaticFieldIsReadonly() => NoneOf(Fields.Where(f => !f.IsInitOnly));

    [TestMethod]
    public void EveryStaticFieldIsOfATypeThatCannotChange() =>
        NoneOf(Fields.Where(f => !IsImmutable(f.FieldType)));

    [TestMethod]
    public void EveryStaticArrayIsPrivate() =>
        NoneOf(Fields.Where(f => f.FieldType.IsArray && !f.IsPrivate));

    [TestMethod]
    public void NoMethodThatReadsAStaticArrayStoresIntoAnArray()
    {
        // Coarse, so that it is simple: which array is stored into is not followed.
        IEnumerable<string> writers =
            from method in Types.SelectMany(t => t.Methods)
            where method.HasBody && !(method.IsConstructor && method.IsStatic)
            where method.Body.Instructions.Any(LoadsStaticArray)
            where method.Body.Instructions.Any(StoresElement)
            select method.FullName;

        Expect.None(writers, "may write to a static array");
    }

    private static void NoneOf(IEnumerable<FieldDefinition> fields) =>
        Expect.None(fields.Select(f => f.FullName), "static state");

    private static bool LoadsStaticArray(Instruction i) =>
        i.OpCode.Code == Code.Ldsfld && ((FieldReference)i.Operand).FieldType.IsArray;

    private static bool StoresElement(Instruction i) =>
        i.OpCode.Name.StartsWith("stelem", StringComparison.Ordinal);

    // The caches of lambdas that capture nothing, and the bytes of array initialisers: no state.
    private static bool IsMadeByTheCompiler(TypeDefinition type) =>
        type.Name is "<>c" or "<PrivateImplementationDetails>"
        || type.DeclaringType?.Name == "<PrivateImplementationDetails>";

    private static bool IsImmutable(TypeReference type)
    {
        if (type is ArrayType array)
        {
            return IsImmutable(array.ElementType);
        }

        if (type.IsPrimitive
            || type.FullName is "System.String" or "System.DateTime" or "System.TimeSpan")
        {
            return true;
        }

        TypeDefinition definition = type.Resolve();
        return definition.IsEnum
            || (definition.IsSealed
                && definition.BaseType?.FullName is "System.Object" or "System.ValueType"
                && definition.Fields.Where(f => !f.IsStatic)
                    .All(f => f.IsInitOnly && IsImmutable(f.FieldType)));
    }
}
