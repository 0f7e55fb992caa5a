namespace NanoDps.Surface.Tests.Gate;

/// <summary>A construct that compiles and that the device's runtime cannot run.</summary>
/// <param name="Member">Method, field or type, as in IL: <c>Namespace.Type::Method</c>.</param>
/// <param name="Construct">What it has, in the words of <see cref="IlGate"/>.</param>
internal sealed record Finding(string Member, string Construct)
{
    public override string ToString() => $"{Member}: {Construct}";
}
