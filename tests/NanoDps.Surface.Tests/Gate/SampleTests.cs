namespace NanoDps.Surface.Tests.Gate;

/// <summary>The gate finds each construct in a sample made of them, none in one that runs.</summary>
[TestClass]
public sealed class SampleTests
{
    private static readonly IReadOnlyList<Finding> Unrunnable = Inspect("Unrunnable");

    [TestMethod]
    [DataRow("Unrunnable.Handler`1", "generic type")]
    [DataRow("Unrunnable.Box`1", "generic type")]
    [DataRow("Unrunnable.Derived", "generic instantiation Unrunnable.Box`1<System.Byte>")]
    [DataRow("Unrunnable.Generics::Field", "generic instantiation Unrunnable.Box`1<System.Int32>")]
    [DataRow("Unrunnable.Generics::Echo", "generic method")]
    [DataRow(
        "Unrunnable.Generics::MakesAnInstance",
        "generic instantiation Unrunnable.Box`1<System.String>")]
    [DataRow(
        "Unrunnable.Generics::CallsAGenericMethod",
        "generic instantiation T Unrunnable.Generics::Echo<System.Int32>(T)")]
    [DataRow(
        "Unrunnable.Generics::TakesAGenericDelegate",
        "generic instantiation Unrunnable.Handler`1<System.Int32>")]
    [DataRow(
        "Unrunnable.Generics::HasAGenericLocal",
        "generic instantiation Unrunnable.Box`1<System.Int32>")]
    [DataRow(
        "Unrunnable.Generics::TestsForAGenericType",
        "generic instantiation Unrunnable.Box`1<System.Int32>")]
    public void AGenericIsFound(string member, string construct) => IsFound(member, construct);

    [TestMethod]
    [DataRow("Unrunnable.Arrays::Field", "multi-dimensional array System.Byte[0...,0...]")]
    [DataRow("Unrunnable.Arrays::Makes", "multi-dimensional array System.Int32[0...,0...]")]
    [DataRow("Unrunnable.Arrays::Reads", "multi-dimensional array System.Int32[0...,0...,0...]")]
    [DataRow(
        "Unrunnable.Arrays::HoldsOneInAJaggedArray",
        "multi-dimensional array System.String[0...,0...]")]
    public void AMultiDimensionalArrayIsFound(string member, string construct) =>
        IsFound(member, construct);

    [TestMethod]
    [DataRow("Unrunnable.Pointers::Field", "pointer System.Byte*")]
    [DataRow("Unrunnable.Pointers::Takes", "pointer System.Int32*")]
    [DataRow("Unrunnable.Pointers::Pins", "pointer System.Byte*")]
    [DataRow("Unrunnable.Pointers::Allocates", "pointer System.Int32*")]
    [DataRow("Unrunnable.Pointers::Allocates", "localloc")]
    [DataRow("Unrunnable.Pointers::CallsAFunctionPointer", "function pointer")]
    [DataRow("Unrunnable.Pointers::CallsAFunctionPointer", "calli")]
    public void APointerIsFound(string member, string construct) => IsFound(member, construct);

    [TestMethod]
    public void ADefaultInterfaceMethodIsFound() =>
        IsFound("Unrunnable.IGreeter::Greet", "default interface method");

    [TestMethod]
    [DataRow("Unrunnable.Overflow::Adds", "add.ovf")]
    [DataRow("Unrunnable.Overflow::Subtracts", "sub.ovf.un")]
    [DataRow("Unrunnable.Overflow::Multiplies", "mul.ovf")]
    [DataRow("Unrunnable.Overflow::Narrows", "conv.ovf.u1")]
    public void CheckedArithmeticIsFound(string member, string construct) =>
        IsFound(member, construct);

    [TestMethod]
    [DataRow("Unrunnable.NullTests::Asks")]
    [DataRow("Unrunnable.NullTests::Counts")]
    public void ABoolThatSaysNotNullIsFound(string member) =>
        IsFound(member, "!= null as a value; make it a branch");

    [TestMethod]
    [DataRow("CallsToString", "Object::ToString")]
    [DataRow("Concatenates", "Object::ToString")]
    [DataRow("Interpolates", "String::Format")]
    [DataRow("InterpolatesWithOthers", "String::Format")]
    [DataRow("Formats", "String::Format")]
    [DataRow("FormatsOneOfTwo", "String::Format")]
    [DataRow("FormatsFromALocal", "String::Format")]
    [DataRow("FormatsAParameter", "String::Format")]
    [DataRow("ConcatenatesObjects", "String::Concat")]
    [DataRow("CallsToStringOfABox", "Object::ToString")]
    public void AnEnumMadeIntoTextIsFound(string method, string by) =>
        IsFound("Unrunnable.EnumText::" + method, "enum Unrunnable.Colour as text by " + by);

    [TestMethod]
    public void EveryMethodOfTheSampleHasAFinding()
    {
        // What is there to be called by the others, and constructors.
        string[] clean = ["Name", "Invoke", "BeginInvoke", "EndInvoke", ".ctor"];
        IEnumerable<string> without =
            from type in SurfaceAssemblies.OpenFile(Repository.Sample("Unrunnable")).GetTypes()
            where type.Namespace == "Unrunnable"
            from method in type.Methods
            let name = $"{type.FullName}::{method.Name}"
            where !clean.Contains(method.Name) && !Unrunnable.Any(f => f.Member == name)
            select name;

        Expect.None(without, "methods of the sample without a finding");
    }

    [TestMethod]
    public void NothingIsFoundInWhatRuns() =>
        Expect.None(Inspect("Runnable").Select(f => f.ToString()), "findings in what runs");

    private static void IsFound(string member, string construct)
    {
        string[] found = [.. Unrunnable.Where(f => f.Member == member).Select(f => f.Construct)];

        CollectionAssert.Contains(found, construct, $"{member} has: {string.Join(", ", found)}");
    }

    private static IReadOnlyList<Finding> Inspect(string sample) =>
        IlGate.Inspect(SurfaceAssemblies.OpenFile(Repository.Sample(sample)));
}
