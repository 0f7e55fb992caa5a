using Mono.Cecil;

namespace NanoDps.Surface.Tests.Listings;

/// <summary>Nothing is declared that the real assemblies have not.</summary>
[TestClass]
public sealed class DeclarationTests
{
    [TestMethod]
    public void EveryDeclarationAssemblyIsListedUnderItsName()
    {
        string[] names = [.. SurfaceAssemblies.Declarations.Select(SurfaceAssemblies.NameOf)];

        CollectionAssert.AreEqual(names, names.Select(n => Listing.Load(n).Name).ToArray());
        CollectionAssert.Contains(names, "System.Net");
    }

    [TestMethod]
    public void EveryDeclaredTypeIsListed() => NothingIsMissing(MissingTypes);

    [TestMethod]
    public void EveryDeclaredBaseTypeIsListed() => NothingIsMissing(MissingBases);

    [TestMethod]
    public void EveryDeclaredMemberIsListedWithItsExactSignature() =>
        NothingIsMissing(MissingMembers);

    [TestMethod]
    public void AMemberThatDiffersInADefaultValueIsMissing()
    {
        Listing listing = Listing.Parse(
        [
            "# A 1.0.0.0",
            "# references: mscorlib 1.17.12.0",
            "",
            "static class A.B",
            "  method static System.Void C(System.Int32 d = 1)",
        ]);

        Assert.IsTrue(listing.Find("A.B")!.Has("method static System.Void C(System.Int32 d = 1)"));
        Assert.IsFalse(listing.Find("A.B")!.Has("method static System.Void C(System.Int32 d = 2)"));
        Assert.IsNull(listing.Find("A.C"));
    }

    private static void NothingIsMissing(Func<Listing, TypeDefinition, IEnumerable<string>> find)
    {
        IEnumerable<string> missing =
            from module in SurfaceAssemblies.Declarations
            let listing = Listing.Load(SurfaceAssemblies.NameOf(module))
            from type in module.GetTypes().Where(ListingFormat.IsVisible)
            from line in find(listing, type)
            select $"{listing.Name}: {ListingFormat.Name(type)}: {line}";

        Expect.None(missing, "declared and not in data/nano-api");
    }

    private static IEnumerable<string> MissingTypes(Listing listing, TypeDefinition type)
    {
        string declaration = ListingFormat.Declaration(type);
        ListedType? listed = listing.Find(ListingFormat.Name(type));
        return listed?.Declaration == declaration ? [] : [declaration];
    }

    private static IEnumerable<string> MissingBases(Listing listing, TypeDefinition type)
    {
        if (ListingFormat.IsDelegate(type)
            || listing.Find(ListingFormat.Name(type)) is not { } listed)
        {
            return [];
        }

        string baseType = type.IsEnum
            ? ListingFormat.Name(type.Fields.Single(f => f.Name == "value__").FieldType)
            : type.BaseType is null ? "System.Object" : ListingFormat.Name(type.BaseType);
        IEnumerable<string> interfaces =
            type.Interfaces.Select(i => ListingFormat.Name(i.InterfaceType));
        string[] implied = ["System.Object", "System.ValueType"];
        bool exactBase = implied.Contains(baseType)
            ? !listed.Bases.Any(b => IsClass(b, listing))
            : listed.Bases is [string first, ..] && first == baseType;
        return interfaces.Where(i => !listed.Bases.Contains(i)).Concat(exactBase ? [] : [baseType]);
    }

    // The listing writes a base class first; every interface here follows the I-convention.
    private static bool IsClass(string name, Listing listing)
    {
        string simple = name[(name.LastIndexOf('.') + 1)..];
        bool interfaceName = simple.Length > 1 && simple[0] == 'I' && char.IsUpper(simple[1]);
        return listing.Find(name) is { } type
            ? !type.Declaration.StartsWith("interface ", StringComparison.Ordinal)
            : !interfaceName;
    }

    private static IEnumerable<string> MissingMembers(Listing listing, TypeDefinition type)
    {
        if (ListingFormat.IsDelegate(type)
            || listing.Find(ListingFormat.Name(type)) is not { } listed)
        {
            return [];
        }

        IEnumerable<string> properties = type.Properties
            .Where(p => Accessors(p) is [_, ..] accessors
                && !listed.HasProperty(ListingFormat.Property(p), accessors))
            .Select(ListingFormat.Property);
        return Lines(type).Where(line => !listed.Has(line)).Concat(properties);
    }

    private static IEnumerable<string> Lines(TypeDefinition type)
    {
        IEnumerable<string> methods = type.Methods
            .Where(m => ListingFormat.IsVisible(m) && (m.IsConstructor || !m.IsSpecialName))
            .Select(ListingFormat.Method);
        IEnumerable<string> events = type.Events
            .Where(e => ListingFormat.IsVisible(e.AddMethod))
            .Select(ListingFormat.Event);
        IEnumerable<string> fields = type.Fields
            .Where(f => ListingFormat.IsVisible(f) && !f.IsSpecialName)
            .Select(f => type.IsEnum ? ListingFormat.EnumValue(f) : ListingFormat.Field(f));
        return methods.Concat(events).Concat(fields);
    }

    private static string[] Accessors(PropertyDefinition p) =>
    [
        .. p.GetMethod is { } get && ListingFormat.IsVisible(get) ? ["get"] : Array.Empty<string>(),
        .. p.SetMethod is { } set && ListingFormat.IsVisible(set) ? ["set"] : Array.Empty<string>(),
    ];
}
