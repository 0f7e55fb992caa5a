using Mono.Cecil;
using NanoDps.Surface.Tests.Packages;

namespace NanoDps.Surface.Tests.Listings;

/// <summary>Nothing is declared that neither firmware nor its unit tests use.</summary>
/// <remarks>
/// Of the test framework's assertions all overloads are there of each that is used: the surface build
/// is to choose among them as a device build does.
/// </remarks>
[TestClass]
public sealed class UsageTests
{
    private const string AssertName = "nanoFramework.TestFramework.Assert";

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
            .Where(m => !m.IsRemoveOn && !IsOverload(m, used) && !IsOverride(m))
            .Select(Key);

        AreAllUsed(declared, used);
    }

    [TestMethod]
    public void OfADeclaredAssertionEveryOverloadIsDeclared()
    {
        ListedType listed = Listing.Load("nanoFramework.TestFramework").Find(AssertName)!;
        MethodDefinition[] declared = [.. VisibleTypes()
            .Single(t => t.FullName == AssertName).Methods.Where(m => !m.IsConstructor)];
        IEnumerable<string> missing = declared
            .SelectMany(m => listed.Members.Where(l => l.Contains($" {m.Name}(", StringComparison.Ordinal)))
            .Distinct()
            .Except(declared.Select(ListingFormat.Method));

        Expect.None(missing, "not declared, and another would be chosen");
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

    private static bool IsOverload(MethodDefinition m, HashSet<string> used) =>
        m.DeclaringType.Namespace == "nanoFramework.TestFramework"
        && m.DeclaringType.Methods.Any(o => o.Name == m.Name && used.Contains(Key(o)));

    // The compiler refers to the method that is overridden, and that one counts.
    private static bool IsOverride(MethodDefinition m) => m.IsVirtual && !m.IsNewSlot;

    private static string Key(MemberReference member)
    {
        TypeReference type = member as TypeReference ?? member.DeclaringType;
        string scope = type.Scope is ModuleDefinition module
            ? SurfaceAssemblies.NameOf(module)
            : type.Scope.Name;
        return $"[{scope}] {member.FullName}";
    }
}
