using Mono.Cecil;

namespace NanoDps.Surface.Tests.Gate;

/// <summary>What goes onto a device can run there.</summary>
[TestClass]
public sealed class FirmwareTests
{
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
    [DataRow("NFUnitTest")]
    public void NothingInItFailsOnTheDevicesRuntime(string assembly)
    {
        using ModuleDefinition module = SurfaceAssemblies.Open(assembly);

        Expect.None(
            IlGate.Inspect(module).Select(f => f.ToString()),
            "compiles and does not run on a device");
        Assert.IsTrue(module.GetTypes().Any(t => t.HasMethods), "an empty assembly proves nothing");
    }

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
    [DataRow("NFUnitTest")]
    public void TheCompilerAddsNoTypeThatTheSourcesDoNotHave(string assembly)
    {
        // NullableAttribute, IsReadOnlyAttribute and their like would be bytes on every device.
        using ModuleDefinition module = SurfaceAssemblies.Open(assembly);
        IEnumerable<string> foreign = module.Types
            .Where(t => t.Name is not ("<Module>" or "<PrivateImplementationDetails>"))
            .Where(t => !t.Namespace.StartsWith("NanoDps", StringComparison.Ordinal))
            .Select(t => t.FullName);

        Expect.None(foreign, "types outside the namespace NanoDps");
    }
}
