using NanoDps.Surface.Tests.Size;

namespace NanoDps.Bench;

/// <summary>
/// What the surface build's assemblies hold, as a stand-in for the size of their .pe files.
/// </summary>
internal static class SizeBench
{
    private static readonly string[] Assemblies = ["NanoDps", "NanoDps.App", "NanoDps.Roots"];

    public static IReadOnlyList<Figure> Measure() =>
    [
        .. Assemblies.SelectMany(name =>
        {
            var size = AssemblySize.Read(Repository.File($"artifacts/surface/{name}.dll"));
            return new[]
            {
                new Figure($"{name}: IL", size.IlBytes, "bytes"),
                new Figure($"{name}: metadata", size.MetadataRows, "rows"),
            };
        }),
    ];
}
