using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoDps.Surface.Tests.Conventions;

/// <summary>
/// The rules under which the device's test runner and MSTest agree. The first runs Setup and
/// Cleanup once a class, runs a DataRow method without TestMethod, matches attributes by exact type
/// and may invoke on a null instance; the second makes an instance for each test.
/// </summary>
[TestClass]
public sealed partial class TestClassTests
{
    private const string Declarations =
        "firmware/surface/declarations/nanoFramework.TestFramework";

    private const string Namespace = "nanoFramework.TestFramework.";

    private static readonly IReadOnlyList<TypeDefinition> Classes =
        [.. SurfaceAssemblies.UnitTests.GetTypes().Where(t => Has(t, "TestClassAttribute"))];

    private static readonly IReadOnlyList<MethodDefinition> Tests =
        [.. Classes.SelectMany(t => t.Methods)
            .Where(m => Has(m, "TestMethodAttribute") || Has(m, "DataRowAttribute"))];

    [TestMethod]
    public void EveryTestClassIsPublicAndDerivesFromObject() =>
        NoneOf(Classes.Where(t =>
            !t.IsPublic || t.IsAbstract || t.BaseType.FullName != "System.Object"));

    [TestMethod]
    public void NoTestClassHasAnInstanceField() =>
        NoneOf(Classes.SelectMany(t => t.Fields).Where(f => !f.IsStatic));

    [TestMethod]
    public void NoTestClassHasAConstructorOfItsOwn() =>
        NoneOf(Classes.SelectMany(t => t.Methods)
            .Where(m => m is { IsConstructor: true, IsStatic: false } && !IsDefault(m)));

    [TestMethod]
    public void NoTestClassHasSetupOrCleanup() =>
        NoneOf(Classes.SelectMany(t => t.Methods)
            .Where(m => Has(m, "SetupAttribute") || Has(m, "CleanupAttribute")));

    [TestMethod]
    public void EveryDataRowHasATestMethodBesideIt() =>
        NoneOf(Tests.Where(m => !Has(m, "TestMethodAttribute")));

    [TestMethod]
    public void EveryTestIsAPublicInstanceMethodThatReturnsNothing() =>
        NoneOf(Tests.Where(m =>
            !m.IsPublic || m.IsStatic || m.ReturnType.MetadataType != MetadataType.Void));

    [TestMethod]
    public void NoTestUsesItsInstance() =>
        NoneOf(Tests.Where(m =>
            m.HasThis && m.Body.Instructions.Any(i => i.OpCode.Code == Code.Ldarg_0)));

    [TestMethod]
    public void EveryDataRowHasOneValueForEachParameter() =>
        NoneOf(Tests.Where(m => m.HasParameters != Has(m, "DataRowAttribute")
            || Rows(m).Any(row => row.Length != m.Parameters.Count)));

    [TestMethod]
    public void EveryTestClassHasATest()
    {
        NoneOf(Classes.Where(t => !t.Methods.Intersect(Tests).Any()));
        Assert.IsNotEmpty(Classes);
    }

    [TestMethod]
    public void TheDesktopsAssertHasTheOverloadsOfTheDeclaredOne()
    {
        string[] declared = [.. Signatures(Declarations)];
        string[] desktop = [.. Signatures("tests/NanoDps.UnitTests/host")];

        Expect.None(declared.Except(desktop), "missing on the desktop");
        Expect.None(desktop.Except(declared), "not declared for the surface build");
        Assert.IsNotEmpty(declared);
    }

    private static void NoneOf(IEnumerable<MemberReference> members) =>
        Expect.None(members.Select(m => m.FullName), "the two runners would disagree");

    private static bool Has(ICustomAttributeProvider member, string attribute) =>
        member.CustomAttributes.Any(a => a.AttributeType.FullName == Namespace + attribute);

    // ldarg.0, call Object::.ctor, ret
    private static bool IsDefault(MethodDefinition constructor) =>
        !constructor.HasParameters && constructor.Body.Instructions.Count == 3;

    private static IEnumerable<CustomAttributeArgument[]> Rows(MethodDefinition method) =>
        method.CustomAttributes.Where(a => a.AttributeType.Name == "DataRowAttribute")
            .Select(a => (CustomAttributeArgument[])a.ConstructorArguments[0].Value);

    private static IEnumerable<string> Signatures(string folder) =>
        from file in Repository.Files(folder, "*.cs")
        from match in Signature().Matches(File.ReadAllText(file))
        let parameters = Blanks().Replace(match.Groups["parameters"].Value.Trim(), " ")
        select $"{match.Groups["name"].Value}({parameters})";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"public static (extern )?void (?<name>\w+)\((?<parameters>[^)]*)\)")]
    private static partial Regex Signature();
}
