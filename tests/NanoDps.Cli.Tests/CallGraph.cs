using Mono.Cecil;

namespace NanoDps.Cli.Tests;

/// <summary>What a type of this project's may call, in this project's assemblies.</summary>
/// <remarks>
/// Too much rather than too little: once a type is made, every virtual method of it counts as
/// called, so that overrides and implementations need no search. What is marked as Linux's own is
/// left out: the compiler sees to it that it is called on Linux alone (CA1416).
/// </remarks>
internal sealed class CallGraph : IDisposable
{
    private readonly DefaultAssemblyResolver _resolver = new();
    private readonly Dictionary<string, AssemblyDefinition> _ours = [];

    public CallGraph(string folder)
    {
        _resolver.AddSearchDirectory(folder);
        _resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        foreach (var path in Directory.GetFiles(folder, "NanoDps*.dll"))
        {
            var assembly = AssemblyDefinition.ReadAssembly(
                path, new ReaderParameters { AssemblyResolver = _resolver });
            _ours[assembly.Name.Name] = assembly;
        }
    }

    public IReadOnlyCollection<MethodDefinition> From(string type)
    {
        var reached = new HashSet<MethodDefinition>();
        var made = new HashSet<TypeDefinition>();
        var waiting = new Queue<MethodDefinition>();
        var root = _ours["NanoDps.Cli"].MainModule.GetType(type)
            ?? throw new ArgumentException($"expected a type of the program, got {type}");
        foreach (var method in root.Methods)
        {
            Add(method);
        }

        while (waiting.TryDequeue(out var method))
        {
            if (method.IsConstructor)
            {
                Make(method.DeclaringType);
            }

            // The state of an async method is a structure, which nothing makes by name.
            foreach (var variable in method.HasBody ? method.Body.Variables : [])
            {
                if (variable.VariableType is { IsNested: true } state && IsOurs(state)
                    && state.Resolve() is { } definition)
                {
                    Make(definition);
                }
            }

            foreach (var instruction in method.HasBody ? method.Body.Instructions : [])
            {
                if (instruction.Operand is MethodReference reference)
                {
                    Reach(reference);
                }
                else if (instruction.Operand is FieldReference { DeclaringType: { } owner }
                    && IsOurs(owner) && owner.Resolve() is { } holder)
                {
                    foreach (var initializer in holder.Methods.Where(one => one.IsConstructor && one.IsStatic))
                    {
                        Add(initializer);
                    }
                }
            }
        }

        return reached;

        void Reach(MethodReference reference)
        {
            if (IsOurs(reference.DeclaringType) && reference.Resolve() is { } method)
            {
                Add(method);
            }
        }

        void Make(TypeDefinition one)
        {
            if (made.Add(one))
            {
                foreach (var method in one.Methods.Where(
                    method => method.IsVirtual || (method.IsConstructor && method.IsStatic)))
                {
                    Add(method);
                }
            }
        }

        void Add(MethodDefinition method)
        {
            if (!IsLinuxOnly(method) && reached.Add(method))
            {
                waiting.Enqueue(method);
            }
        }
    }

    public void Dispose()
    {
        foreach (var assembly in _ours.Values)
        {
            assembly.Dispose();
        }

        _resolver.Dispose();
    }

    private static bool IsLinuxOnly(MethodDefinition method) => method.CustomAttributes.Any(
        attribute => attribute.AttributeType.Name == "SupportedOSPlatformAttribute"
            && (string)attribute.ConstructorArguments[0].Value == "linux");

    private bool IsOurs(TypeReference type) =>
        type.Scope switch
        {
            AssemblyNameReference name => _ours.ContainsKey(name.Name),
            ModuleDefinition module => _ours.ContainsKey(module.Assembly.Name.Name),
            _ => false,
        };
}
