using System.Xml.Linq;

namespace NanoDps.Surface.Tests.Conventions;

/// <summary>A .projitems names every source on disk, and no other.</summary>
[TestClass]
public sealed class SourceListTests
{
    private const string ThisFolder = "$(MSBuildThisFileDirectory)";

    [TestMethod]
    [DataRow("firmware/NanoDps", "NanoDps.projitems")]
    [DataRow("firmware/NanoDps.Roots", "NanoDps.Roots.projitems")]
    [DataRow("firmware/NanoDps.RootUpdate", "NanoDps.RootUpdate.projitems")]
    [DataRow("firmware/NanoDps.Serial", "NanoDps.Serial.projitems")]
    [DataRow("firmware/NanoDps.Flash", "NanoDps.Flash.projitems")]
    [DataRow("firmware/NanoDps.Certificates", "NanoDps.Certificates.projitems")]
    [DataRow("firmware/NanoDps.Https", "NanoDps.Https.projitems")]
    [DataRow("firmware/NanoDps.App", "NanoDps.App.projitems")]
    [DataRow("firmware/NanoDps.FieldApp", "NanoDps.FieldApp.projitems")]
    [DataRow("tests/NanoDps.UnitTests", "UnitTests.projitems")]
    public void ItIsTheSourcesOnDisk(string folder, string projitems)
    {
        string[] listed = [.. Listed($"{folder}/{projitems}")];
        string[] onDisk = [.. OnDisk(folder)];

        Expect.None(onDisk.Except(listed), $"not in {projitems}");
        Expect.None(listed.Except(onDisk), $"in {projitems} and not on disk");
        CollectionAssert.AllItemsAreUnique(listed);
        Assert.IsNotEmpty(listed);
    }

    private static IEnumerable<string> Listed(string projitems) =>
        from element in XDocument.Load(Repository.PathOf(projitems)).Descendants()
        where element.Name.LocalName == "Compile"
        let include = element.Attribute("Include")!.Value
        select include.StartsWith(ThisFolder, StringComparison.Ordinal)
            ? include[ThisFolder.Length..].Replace('\\', '/')
            : throw new InvalidDataException(
                $"a path that starts with {ThisFolder} expected, got {include}");

    // Properties is each project's own; host has what only the desktop build of the unit tests has.
    private static IEnumerable<string> OnDisk(string folder) =>
        Repository.Files(folder, "*.cs")
            .Select(f => Path.GetRelativePath(Repository.PathOf(folder), f).Replace('\\', '/'))
            .Where(f => f.Split('/')[0] is not ("Properties" or "host"));
}
