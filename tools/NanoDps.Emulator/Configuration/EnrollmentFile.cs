using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Configuration;

/// <summary>Reads the enrollments in a configuration file.</summary>
internal static class EnrollmentFile
{
    private static readonly string[] Common =
    [
        "disabled", "hub", "allocation", "reprovisioning", "connectionProfile", "primaryKey",
        "secondaryKey", "testCertificate",
    ];

    public static IndividualEnrollment Individual(JsonPlace place)
    {
        place.Object(
        [
            "registrationId", "deviceId", "certificate", "secondaryCertificate", "thumbprint",
            "secondaryThumbprint", .. Common,
        ]);
        var id = place.Required("registrationId");
        return With(place, new IndividualEnrollment(RegistrationIdOf(id), OfOne(place))
        {
            DeviceId = place.Field("deviceId")?.Text(),
        });
    }

    public static EnrollmentGroup Group(JsonPlace place)
    {
        place.Object(["name", "ca", "secondaryCa", "devices", .. Common]);
        return With(
            place, new EnrollmentGroup(place.Required("name").Text(), OfGroup(place)));
    }

    private static T With<T>(JsonPlace place, T entry)
        where T : EnrollmentEntry => entry with
    {
        Disabled = place.Field("disabled")?.Flag() ?? false,
        Hub = place.Field("hub")?.Text(),
        Allocation = place.Field("allocation")?.OneOf<Allocation>(),
        Reprovisioning = place.Field("reprovisioning")?.OneOf<Reprovisioning>()
            ?? entry.Reprovisioning,
        ConnectionProfile = place.Field("connectionProfile")?.Text(),
    };

    private static Attestation OfOne(JsonPlace place) =>
        Only(place, "primaryKey", "certificate", "thumbprint", "testCertificate") switch
        {
            "certificate" => LeafThumbprints.Of(
                AttestationFile.Certificate(place.Required("certificate")),
                place.Field("secondaryCertificate") is { } second
                    ? AttestationFile.Certificate(second) : null),
            "thumbprint" => AttestationFile.Thumbprints(
                place.Required("thumbprint"), place.Field("secondaryThumbprint")),
            "testCertificate" => new TestCertificates(
                place.Required("testCertificate").OneOf<KeyKind>()),
            _ => AttestationFile.Keys(place.Required("primaryKey"), place.Field("secondaryKey")),
        };

    private static Attestation OfGroup(JsonPlace place) =>
        Only(place, "primaryKey", "ca", "testCertificate") switch
        {
            "ca" => new RegisteredAuthorities(
                AttestationFile.Certificate(place.Required("ca")),
                place.Field("secondaryCa") is { } second
                    ? AttestationFile.Certificate(second) : null),
            "testCertificate" => new TestCertificates(
                place.Required("testCertificate").OneOf<KeyKind>(),
                place.Field("devices")?.List(RegistrationIdOf)),
            _ => AttestationFile.Keys(place.Required("primaryKey"), place.Field("secondaryKey")),
        };

    /// <summary>The one of these fields that is there; a device has one way to prove itself.</summary>
    private static string Only(JsonPlace place, params string[] names)
    {
        var there = names.Where(name => place.Field(name) is not null).ToArray();
        return there.Length == 1
            ? there[0]
            : throw place.Fail(
                $"expected one of the fields {string.Join(", ", names)}, "
                    + $"got {(there.Length == 0 ? "none" : string.Join(" and ", there))}",
                "say in one way how the device proves who it is");
    }

    private static string RegistrationIdOf(JsonPlace id) =>
        RegistrationId.Fault(id.Text()) is { } fault
        ? throw id.Fail(fault, "use lower-case letters, digits and dashes")
        : id.Text();
}
