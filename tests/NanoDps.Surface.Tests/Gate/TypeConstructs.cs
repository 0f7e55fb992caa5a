using Mono.Cecil;

namespace NanoDps.Surface.Tests.Gate;

/// <summary>The constructs that a type mentioned in a signature or an instruction has.</summary>
internal static class TypeConstructs
{
    public static IEnumerable<string> InSignature(MethodReference method)
    {
        IEnumerable<string> arguments = method is GenericInstanceMethod instance
            ? [$"generic instantiation {instance.FullName}"]
            : [];
        return arguments
            .Concat(In(method.DeclaringType))
            .Concat(In(method.ReturnType))
            .Concat(method.Parameters.SelectMany(p => In(p.ParameterType)));
    }

    public static IEnumerable<string> In(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType instance => [$"generic instantiation {instance.FullName}"],
        ArrayType { IsVector: false } array => [$"multi-dimensional array {array.FullName}"],
        PointerType pointer => [$"pointer {pointer.FullName}"],
        FunctionPointerType => ["function pointer"],
        TypeSpecification wrapper => In(wrapper.ElementType),
        _ => [],
    };
}
