namespace NanoDps.Surface.Tests.Gate;

/// <summary>
/// What may be at one place of the evaluation stack or in a variable: the marks of all values that
/// can reach it. An array has the marks of its elements.
/// </summary>
internal sealed class StackValue
{
    public HashSet<string> Marks { get; } = [];

    public void Add(StackValue other) => Marks.UnionWith(other.Marks);
}
