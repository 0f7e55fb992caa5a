using Mono.Cecil;
using NanoDps.Surface.Tests.Packages;

namespace NanoDps.Surface.Tests.Listings;

/// <summary>Nothing is declared that neither firmware nor its unit tests use.</summary>
[TestClass]
public sealed class UsageTests
{
    private static readonly string[] SourceFolders =
        [.. DeviceProject.All.Select(p => p.Folder)];

    [TestMethod]
    public void EveryDeclaredTypeIsReferredTo()
    {
        HashSet<string> used = [.. Referred<TypeReference>(m => m.GetTypeReferences())];
        var declared = VisibleTypes().ToDictionary(Key);

        // What a used type derives from, or is nested in, is used with it.
        IEnumerable<TypeReference> related =
            declared.Where(t => used.Contains(t.Key)).SelectMany(t => Related(t.Value));
        AreAllUsed(declared.Keys, [.. used, .. related.Select(Key)]);
    }

    [TestMethod]
    public void EveryDeclaredMethodIsReferredTo()
    {
        HashSet<string> used = [.. Referred<MemberReference>(m => m.GetMemberReferences())];
        IEnumerable<string> declared = VisibleTypes()
            .Where(t => !ListingFormat.IsDelegate(t) && !t.IsEnum)
            .SelectMany(t => t.Methods.Where(m => ListingFormat.IsVisible(m) && !m.IsFamily))
            .Where(m => !IsRemover(m))
            .Select(Key);

        AreAllUsed(declared, used);
    }

    [TestMethod]
    public void EveryDeclaredEnumValueIsNamedInASource()
    {
        string[] sources = [.. SourceFolders
            .SelectMany(f => Repository.Files(f, "*.cs"))
            .Select(File.ReadAllText)];
        IEnumerable<string> declared = VisibleTypes().Where(t => t.IsEnum)
            .SelectMany(t => t.Fields.Where(f => f.IsLiteral))
            .Select(f => $"{f.DeclaringType.Name}.{f.Name}");

        IEnumerable<string> used =
            declared.Where(d => sources.Any(s => s.Contains(d, StringComparison.Ordinal)));
        AreAllUsed(declared, [.. used]);
    }

    private static void AreAllUsed(IEnumerable<string> declared, HashSet<string> used) =>
        Expect.None(declared.Where(d => !used.Contains(d)), "declared and never used");

    private static IEnumerable<TypeDefinition> VisibleTypes() =>
        SurfaceAssemblies.Declarations.SelectMany(m => m.GetTypes()).Where(ListingFormat.IsVisible);

    private static IEnumerable<string> Referred<T>(
        Func<ModuleDefinition, IEnumerable<T>> references)
        where T : MemberReference =>
        SurfaceAssemblies.All.SelectMany(references).Select(Key);

    private static IEnumerable<TypeReference> Related(TypeDefinition type) =>
        new[] { type.BaseType, type.DeclaringType }.OfType<TypeReference>()
            .Concat(type.Interfaces.Select(i => i.InterfaceType));

    // An event declared has both accessors, though a subscriber for life calls one.
    private static bool IsRemover(MethodDefinition m) => m.IsRemoveOn;

    private static string Key(MemberReference member)
    {
        TypeReference type = member as TypeReference ?? member.DeclaringType;
        string scope = type.Scope is ModuleDefinition module
            ? SurfaceAssemblies.NameOf(module)
            : type.Scope.Name;
        return $"[{scope}] {member.FullName}";
    }
}
