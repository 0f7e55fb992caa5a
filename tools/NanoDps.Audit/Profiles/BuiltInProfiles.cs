using System.Reflection;

namespace NanoDps.Audit.Profiles;

/// <summary>The profiles that come along.</summary>
public static class BuiltInProfiles
{
    /// <summary>A DPS with minTlsVersion 1.2.</summary>
    public const string Dps = "dps";

    /// <summary>A DPS without minTlsVersion.</summary>
    public const string DpsBeforeEnforcement = "dps-before-enforcement";

    /// <summary>IoT Hub.</summary>
    public const string IotHub = "iot-hub";

    /// <summary>What NanoDps offers: exactly the four suites.</summary>
    public const string NanoDps = "nanodps";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Dps, DpsBeforeEnforcement, IotHub, NanoDps];

    /// <summary>Reads one of them.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Profile Get(string name)
    {
        var file = name + ".json";
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new ArgumentException($"there is no profile {name}", nameof(name));
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return ProfileFile.Read(copy.ToArray(), file);
    }
}
