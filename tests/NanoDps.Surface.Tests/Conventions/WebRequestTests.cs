using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoDps.Surface.Tests.Conventions;

/// <summary>
/// A web request asks for TLS 1.3, verifies nothing, keeps a dead connection and waits for minutes,
/// until it is told otherwise (C1, C43, C45, C50): firmware tells it, beside making it.
/// </summary>
[TestClass]
public sealed class WebRequestTests
{
    private const int Tls12 = 3072;
    private const int CertificateRequired = 4;

    [TestMethod]
    public void EachSpeaksTls12VerifiesAndKeepsNothing()
    {
        MethodDefinition[] makers = [.. SurfaceAssemblies.Firmware
            .SelectMany(module => module.GetTypes())
            .SelectMany(type => type.Methods)
            .Where(method => Calls(method, "Create").Any())];

        Assert.IsNotEmpty(makers);
        foreach (MethodDefinition maker in makers)
        {
            Assert.AreEqual(Tls12, Constant(maker, "set_SslProtocols"), maker.FullName);
            Assert.AreEqual(
                CertificateRequired, Constant(maker, "set_SslVerification"), maker.FullName);
            Assert.AreEqual(0, Constant(maker, "set_KeepAlive"), maker.FullName);
            Assert.IsLessThanOrEqualTo(30_000, Constant(maker, "set_Timeout"), maker.FullName);
            Assert.IsLessThanOrEqualTo(
                30_000, Constant(maker, "set_ReadWriteTimeout"), maker.FullName);
            Assert.ContainsSingle(Calls(maker, "set_HttpsAuthentCert"), maker.FullName);
        }
    }

    // Its Timeout does not end a body that was cut short (C15, C29).
    [TestMethod]
    public void NoneIsMadeByHttpClient() => Expect.None(
        SurfaceAssemblies.Firmware
            .SelectMany(module => module.GetTypeReferences())
            .Where(type => type.Namespace.StartsWith("System.Net.Http", StringComparison.Ordinal))
            .Select(type => type.FullName),
        "part of HttpClient");

    private static IEnumerable<Instruction> Calls(MethodDefinition method, string name) =>
        method.HasBody
            ? method.Body.Instructions.Where(i =>
                i.Operand is MethodReference { DeclaringType.Scope.Name: "System.Net.Http" } called
                && called.Name == name)
            : [];

    /// <summary>What the one call of that name is given; it must stand there as a number.</summary>
    private static int Constant(MethodDefinition method, string name)
    {
        Instruction given = Calls(method, name).Single().Previous;
        return given.OpCode.Code switch
        {
            Code.Ldc_I4 => (int)given.Operand,
            Code.Ldc_I4_S => (sbyte)given.Operand,
            >= Code.Ldc_I4_0 and <= Code.Ldc_I4_8 => given.OpCode.Code - Code.Ldc_I4_0,
            _ => throw new InvalidDataException(
                $"{method.FullName}: a number before {name} expected, got {given}"),
        };
    }
}
