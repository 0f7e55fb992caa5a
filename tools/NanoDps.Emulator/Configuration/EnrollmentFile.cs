using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Configuration;

/// <summary>Reads the enrollments in a configuration file.</summary>
internal static class EnrollmentFile
{
    public static IndividualEnrollment Individual(JsonPlace place)
    {
        place.Object("registrationId", "primaryKey", "secondaryKey", "deviceId", "disabled", "hub");
        var id = place.Required("registrationId");
        if (RegistrationId.Fault(id.Text()) is { } fault)
        {
            throw id.Fail(fault, "use lower-case letters, digits and dashes");
        }

        return new IndividualEnrollment(id.Text(), Keys(place))
        {
            DeviceId = place.Field("deviceId")?.Text(),
            Disabled = place.Field("disabled")?.Flag() ?? false,
            Hub = place.Field("hub")?.Text(),
        };
    }

    public static EnrollmentGroup Group(JsonPlace place)
    {
        place.Object("name", "primaryKey", "secondaryKey", "disabled", "hub");
        return new EnrollmentGroup(place.Required("name").Text(), Keys(place))
        {
            Disabled = place.Field("disabled")?.Flag() ?? false,
            Hub = place.Field("hub")?.Text(),
        };
    }

    private static SymmetricKeys Keys(JsonPlace place)
    {
        var primary = place.Required("primaryKey");
        Check(primary);
        var secondary = place.Field("secondaryKey");
        if (secondary is not null)
        {
            Check(secondary);
        }

        return SymmetricKeys.FromBase64(primary.Text(), secondary?.Text());
    }

    private static void Check(JsonPlace key)
    {
        try
        {
            SymmetricKeys.FromBase64(key.Text());
        }
        catch (FormatException exception)
        {
            throw key.Fail(exception.Message, "openssl rand -base64 32 makes a key");
        }
    }
}
