using NanoDps.Surface.Tests.Size;

namespace NanoDps.Bench;

/// <summary>
/// What the surface build's assemblies hold, as a stand-in for the size of their .pe files.
/// </summary>
internal static class SizeBench
{
    private static readonly string[] Assemblies =
    [
        "NanoDps", "NanoDps.App", "NanoDps.FieldApp", "NanoDps.Roots", "NanoDps.Flash",
        "NanoDps.Certificates", "NanoDps.Https", "NanoDps.Serial", "NanoDps.RootUpdate",
    ];

    public static IReadOnlyList<Figure> Measure() =>
    [
        .. Assemblies.Select(name =>
        {
            var size = AssemblySize.Read(Repository.File($"artifacts/surface/{name}.dll"));
            return new Figure(name, size.IlBytes, $"bytes of IL, {size.MetadataRows} rows of metadata");
        }),
    ];
}
