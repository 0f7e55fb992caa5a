using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Dps;
using NanoDps.Faults;

namespace NanoDps.Machine.Tests.World;

/// <summary>What the services say by themselves, and what the platform makes of their TLS.</summary>
internal static class VirtualAnswers
{
    public const string Device = "device-01";
    public const string Hub = "contoso-eu.azure-devices.net";

    public static DpsAnswer Own(bool isPoll) => isPoll
        ? DpsAnswer.Reply(
            200,
            "{\"operationId\":\"5.op\",\"status\":\"assigned\",\"registrationState\":{\"assignedHub\":\""
            + Hub + "\",\"deviceId\":\"" + Device
            + "\",\"status\":\"assigned\",\"substatus\":\"initialAssignment\"}}")
        : DpsAnswer.Reply(202, DpsBodies.Assigning("5.op"), 3);

    public static Fault Of(EndpointProfile profile) => profile switch
    {
        EndpointProfile.UntrustedRoot => Fault.CertificateUntrusted,
        EndpointProfile.WrongHostName => Fault.CertificateName,
        EndpointProfile.Expired => Fault.CertificateExpired,
        EndpointProfile.NotYetValid => Fault.ClockBehind,
        EndpointProfile.Tls11ServerHello => Fault.TlsVersion,
        _ => Fault.TlsAlert,
    };
}
