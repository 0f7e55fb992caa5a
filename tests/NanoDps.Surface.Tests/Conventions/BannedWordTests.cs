using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoDps.Surface.Tests.Gate;

namespace NanoDps.Surface.Tests.Conventions;

/// <summary>Firmware has no way to connect without TLS 1.2 and a verified server.</summary>
[TestClass]
public sealed class BannedWordTests
{
    [TestMethod]
    [DataRow("NoVerification")]
    [DataRow("ValidateServerCertificate")]
    [DataRow("VerifyPeer")]
    [DataRow("VerifyClientOnce")]
    [DataRow("SslProtocols.None")] // MqttSslProtocols.None with it
    public void NoFirmwareSourceHasTheWord(string word)
    {
        string[] sources = [.. Repository.Files("firmware", "*.cs")];

        Expect.None(
            Lines.With(sources, line => line.Contains(word, StringComparison.Ordinal)), "banned");
        Assert.IsNotEmpty(sources);
    }

    [TestMethod]
    public void EveryMqttClientIsMadeSecureAndForTls12()
    {
        var arguments = new List<string>();
        IEnumerable<MethodDefinition> methods = SurfaceAssemblies.All
            .SelectMany(m => m.GetTypes())
            .SelectMany(t => t.Methods)
            .Where(m => m.HasBody);
        foreach (MethodDefinition method in methods)
        {
            new StackWalk(method.Body, Constant, (call, values) =>
            {
                if (IsMqttClientConstructor(call))
                {
                    arguments.Add($"secure {Only(values[2])}, protocol {Only(values[5])}");
                }
            }).Run();
        }

        Assert.IsNotEmpty(arguments);
        Assert.AreEqual(
            "secure 1, protocol 4",
            string.Join('\n', arguments.Distinct()),
            "true and MqttSslProtocols.TLSv1_2 expected, as constants");
    }

    private static bool IsMqttClientConstructor(Instruction call) =>
        call.OpCode.Code == Code.Newobj
        && call.Operand is MethodReference method
        && method.DeclaringType.FullName == "nanoFramework.M2Mqtt.MqttClient";

    private static string? Constant(Instruction i) => i.OpCode.Code switch
    {
        Code.Ldc_I4_0 => "0",
        Code.Ldc_I4_1 => "1",
        Code.Ldc_I4_4 => "4",
        _ => null,
    };

    private static string Only(StackValue value) =>
        value.Marks.Count == 1 ? value.Marks.Single() : "unknown";
}
