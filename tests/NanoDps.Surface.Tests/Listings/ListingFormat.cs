using Mono.Cecil;

namespace NanoDps.Surface.Tests.Listings;

/// <summary>Writes what is in an assembly the way the listings do.</summary>
internal static class ListingFormat
{
    public static bool IsVisible(TypeDefinition t) =>
        t.IsPublic || ((t.IsNestedPublic || t.IsNestedFamily) && IsVisible(t.DeclaringType));

    public static bool IsVisible(MethodDefinition m) =>
        m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;

    public static bool IsVisible(FieldDefinition f) =>
        f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly;

    public static bool IsDelegate(TypeDefinition t) =>
        t.BaseType?.FullName == "System.MulticastDelegate";

    public static string Name(TypeReference t) => t.FullName.Replace('/', '.');

    public static string Declaration(TypeDefinition t)
    {
        if (IsDelegate(t))
        {
            MethodDefinition invoke = t.Methods.Single(m => m.Name == "Invoke");
            return $"delegate {Name(invoke.ReturnType)} {Name(t)}({Parameters(invoke)})";
        }

        return $"{Kind(t)} {Name(t)}";
    }

    public static string Method(MethodDefinition m) =>
        m.IsConstructor
            ? $"ctor {Access(m)}({Parameters(m)})"
            : $"method {Access(m)}{Dispatch(m)}{Name(m.ReturnType)} {m.Name}({Parameters(m)})";

    /// <summary>Without the accessors.</summary>
    public static string Property(PropertyDefinition p)
    {
        MethodDefinition accessor = p.GetMethod ?? p.SetMethod;
        string index = p.Parameters.Count == 0 ? "" : $"[{Parameters(p.Parameters)}]";
        string modifiers = Access(accessor) + Dispatch(accessor);
        return $"property {modifiers}{Name(p.PropertyType)} {p.Name}{index}";
    }

    public static string Event(EventDefinition e) =>
        $"event {Access(e.AddMethod)}{Dispatch(e.AddMethod)}{Name(e.EventType)} {e.Name}";

    public static string Field(FieldDefinition f)
    {
        string access = f.IsPublic ? "" : "protected ";
        string kind = f.IsLiteral ? "const " : f.IsStatic ? "static " : "";
        string readOnly = f.IsInitOnly ? "readonly " : "";
        string value = f.IsLiteral ? $" = {f.Constant}" : "";
        return $"field {access}{kind}{readOnly}{Name(f.FieldType)} {f.Name}{value}";
    }

    public static string EnumValue(FieldDefinition f) => $"{f.Name} = {f.Constant}";

    private static string Kind(TypeDefinition t) =>
        t.IsEnum ? "enum"
        : t.IsInterface ? "interface"
        : t.IsValueType ? "struct"
        : t.IsAbstract && t.IsSealed ? "static class"
        : t.IsAbstract ? "abstract class"
        : t.IsSealed ? "sealed class"
        : "class";

    private static string Access(MethodDefinition m) => m.IsPublic ? "" : "protected ";

    private static string Dispatch(MethodDefinition m) =>
        m.IsStatic ? "static "
        : m.IsAbstract ? "abstract "
        : m.IsVirtual && !m.IsNewSlot ? "override "
        : m.IsVirtual && !m.IsFinal ? "virtual "
        : "";

    private static string Parameters(MethodDefinition m) => Parameters(m.Parameters);

    private static string Parameters(IEnumerable<ParameterDefinition> parameters) =>
        string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterDefinition p)
    {
        bool byReference = p.ParameterType.IsByReference;
        string modifier = IsParams(p) ? "params " : p.IsOut ? "out " : byReference ? "ref " : "";
        string type = Name(byReference ? p.ParameterType.GetElementType() : p.ParameterType);
        return modifier + type + " " + p.Name + (p.IsOptional ? " = " + Default(p) : "");
    }

    private static bool IsParams(ParameterDefinition p) =>
        p.CustomAttributes.Any(a => a.AttributeType.FullName == "System.ParamArrayAttribute");

    private static string Default(ParameterDefinition p) => p.Constant switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        string s => $"\"{s}\"",
        object o => o.ToString()!,
    };
}
