using System.Text.Json;
using Mono.Cecil;

namespace NanoDps.Surface.Tests.Size;

/// <summary>Library and application stay within budget.json: a budget is raised on purpose.</summary>
[TestClass]
public sealed class BudgetTests
{
    private static readonly Dictionary<string, AssemblySize> Budgets =
        JsonSerializer.Deserialize<Dictionary<string, AssemblySize>>(
            File.ReadAllText(Repository.PathOf("tests/NanoDps.Surface.Tests/budget.json")),
            JsonSerializerOptions.Web)!;

    [TestMethod]
    [DataRow("NanoDps")]
    [DataRow("NanoDps.Roots")]
    [DataRow("NanoDps.RootUpdate")]
    [DataRow("NanoDps.Serial")]
    [DataRow("NanoDps.Flash")]
    [DataRow("NanoDps.Certificates")]
    [DataRow("NanoDps.Https")]
    [DataRow("NanoDps.App")]
    [DataRow("NanoDps.FieldApp")]
    public void ItIsWithinItsBudget(string assembly)
    {
        AssemblySize budget = Budgets[assembly];
        AssemblySize actual = AssemblySize.Read(Repository.Surface(assembly));

        Assert.AreEqual("", Excess(assembly, actual, budget));
    }

    [TestMethod]
    public void WhatIsOverItsBudgetIsNamedWithBothFigures() =>
        Assert.AreEqual(
            "A: at most 10 IL bytes expected, got 11\nA: at most 20 metadata rows expected, got 22",
            Excess("A", new AssemblySize(11, 22), new AssemblySize(10, 20)));

    [TestMethod]
    public void TheFiguresOfTheSampleAreThoseOfItsTables()
    {
        AssemblySize size = AssemblySize.Read(Repository.Sample("Runnable"));

        using ModuleDefinition module = SurfaceAssemblies.OpenFile(Repository.Sample("Runnable"));
        TypeDefinition[] types = [.. module.GetTypes()];
        int code = types.SelectMany(t => t.Methods).Where(m => m.HasBody)
            .Sum(m => m.Body.Instructions.Sum(i => i.GetSize()));
        Assert.AreEqual(code, size.IlBytes);
        Assert.IsGreaterThan(types.Sum(t => 1 + t.Methods.Count + t.Fields.Count), size.MetadataRows);
    }

    private static string Excess(string assembly, AssemblySize actual, AssemblySize budget)
    {
        IEnumerable<string> lines =
        [
            .. Over(assembly, "IL bytes", actual.IlBytes, budget.IlBytes),
            .. Over(assembly, "metadata rows", actual.MetadataRows, budget.MetadataRows),
        ];
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Over(string assembly, string what, int actual, int budget) =>
        actual > budget ? [$"{assembly}: at most {budget} {what} expected, got {actual}"] : [];
}
