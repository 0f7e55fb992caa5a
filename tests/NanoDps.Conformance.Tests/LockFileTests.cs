using System.Text.Json.Nodes;

namespace NanoDps.Conformance.Tests;

[TestClass]
public sealed class LockFileTests
{
    /// <summary>So that it installs from whatever registry a machine is set to.</summary>
    [TestMethod]
    public void TheLockFileHasAHashForEveryPackageAndAnAddressForNone()
    {
        var file = File.ReadAllText(Path.Combine(NodeSdk.Folder, "package-lock.json"));
        var packages = JsonNode.Parse(file)!["packages"]!.AsObject()
            .Where(package => package.Key.Length > 0).ToList();

        Assert.IsGreaterThan(100, packages.Count);
        foreach (var (name, package) in packages)
        {
            Assert.IsNull(package!["resolved"], name);
            StringAssert.StartsWith(package["integrity"]?.GetValue<string>(), "sha512-", name);
        }
    }
}
