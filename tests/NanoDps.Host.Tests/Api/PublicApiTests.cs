extern alias nano;

using System.Globalization;
using System.Reflection;

namespace NanoDps.Host.Tests.Api;

/// <summary>Firmware finds nothing on the host that a device has not.</summary>
[TestClass]
public class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Listing _listing = new();

    [TestMethod]
    public void EveryTypeOutsideNanoDpsHostIsListed() => Assert.AreEqual(
        "",
        string.Join("\n", NanoTypes().Select(NameOf).Where(name => !_listing.Has(name))));

    [TestMethod]
    public void EveryMemberIsListedWithItsSignature() => Assert.AreEqual(
        "",
        string.Join("\n", NanoTypes().Where(type => _listing.Has(NameOf(type))).SelectMany(
            type => Members(type)
                .Where(member => !_listing.Has(NameOf(type), member))
                .Select(member => $"{NameOf(type)}: {member}"))));

    [TestMethod]
    public void TheLibraryHasTheTypesThatFirmwareNeeds()
    {
        var names = NanoTypes().Select(NameOf).ToArray();
        Assert.Contains("System.Net.Security.SslStream", names);
        Assert.Contains("nanoFramework.M2Mqtt.MqttClient", names);
        Assert.Contains("nanoFramework.Networking.WifiNetworkHelper", names);
    }

    [TestMethod]
    public void AMemberThatDiffersInOneThingIsNotListed()
    {
        const string Type = "System.Net.Dns";
        const string Result = "System.Net.IPHostEntry";
        string[] name = ["System.String"];
        Assert.IsTrue(_listing.Has(Type, Key.Method(true, false, "GetHostEntry", name, Result)));
        Assert.IsFalse(_listing.Has(Type, Key.Method(false, false, "GetHostEntry", name, Result)));
        Assert.IsFalse(_listing.Has(Type, Key.Method(true, false, "GetHostEntry", [], Result)));
        Assert.IsFalse(_listing.Has(Type, Key.Method(true, false, "GetHostName", name, Result)));
        Assert.IsFalse(_listing.Has("System.Net.Security.SslPolicyErrors"));
    }

    private static IEnumerable<Type> NanoTypes() =>
        typeof(nano::NanoDps.Host.HostDevice).Assembly.GetExportedTypes()
            .Where(type => type.Namespace != "NanoDps.Host");

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => Key.EnumValue(
                name,
                Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)
                    .ToString(CultureInfo.InvariantCulture)));
        }

        return type.IsSubclassOf(typeof(Delegate))
            ? [MethodKey(type.GetMethod("Invoke")!)]
            : MembersOfClass(type);
    }

    private static IEnumerable<string> MembersOfClass(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared).Where(IsSeen))
        {
            if (!constructor.IsStatic)
            {
                yield return Key.Method(
                    false, !constructor.IsPublic, ".ctor", Parameters(constructor), "System.Void");
            }
        }

        foreach (var method in type.GetMethods(Declared).Where(IsSeen))
        {
            if (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            {
                yield return MethodKey(method);
            }
        }

        foreach (var property in type.GetProperties(Declared).Where(p => IsSeen(p.GetMethod!)))
        {
            yield return Key.Property(
                property.GetMethod!.IsStatic,
                property.Name,
                NameOf(property.PropertyType),
                property.SetMethod is { } set && IsSeen(set));
        }

        foreach (var raised in type.GetEvents(Declared).Where(e => IsSeen(e.AddMethod!)))
        {
            yield return Key.Event(
                raised.AddMethod!.IsStatic, raised.Name, NameOf(raised.EventHandlerType!));
        }

        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily))
        {
            yield return Key.Field(
                field.IsStatic, field.IsFamily, field.Name, NameOf(field.FieldType));
        }
    }

    private static string MethodKey(MethodInfo method) => Key.Method(
        method.IsStatic,
        method.IsFamily,
        method.Name,
        Parameters(method),
        NameOf(method.ReturnType));

    private static string[] Parameters(MethodBase method) =>
        [.. method.GetParameters().Select(p => p.ParameterType.IsByRef
            ? "ref " + NameOf(p.ParameterType.GetElementType()!) : NameOf(p.ParameterType))];

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string NameOf(Type type) =>
        type.FullName!.Replace('+', '.');
}
