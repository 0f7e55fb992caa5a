using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Reports;

/// <summary>The services that every verdict speaks of, whatever profile was chosen.</summary>
internal static class VerdictProfiles
{
    public static IReadOnlyList<Profile> All { get; } =
        [BuiltInProfiles.Get(BuiltInProfiles.Dps), BuiltInProfiles.Get(BuiltInProfiles.IotHub)];
}
