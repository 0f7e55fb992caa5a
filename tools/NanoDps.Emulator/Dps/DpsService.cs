using System.Net;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// The Device Provisioning Service whatever the transport: who a device is, and what it is told.
/// </summary>
internal sealed class DpsService
{
    private readonly EmulatorOptions _options;
    private readonly ServerLog _log;
    private readonly DpsAuthenticator _authenticator;
    private readonly RegistrationDesk _registrations;
    private readonly FaultyDesk _desk;
    private readonly RequestCounter _counter = new();

    public DpsService(
        EmulatorOptions options, EnrollmentBook book, Assigner assigner, ServerFaults faults,
        ServerLog log)
    {
        _options = options;
        _log = log;
        _authenticator = new DpsAuthenticator(options, book);
        _registrations = new RegistrationDesk(options, book, assigner);
        _registrations.Assigned += assignment => log.Write(
            EventKind.Assigned,
            null,
            assignment.RegistrationId,
            $"device {assignment.DeviceId} to {assignment.Hub}, {assignment.Substatus}");
        _registrations.AllocationFailed += (device, fault) => log.Write(
            EventKind.Fault, null, device, "allocation failed: " + fault);
        _desk = new FaultyDesk(options, _registrations, faults);
    }

    /// <summary>Every request, as it came.</summary>
    public EventFeed<DpsRequest> Requests { get; } = new();

    /// <summary>The devices that are assigned.</summary>
    public IReadOnlyList<Assignment> Assignments => _registrations.Assignments;

    /// <summary>Says why an id scope is not this service's, or returns null.</summary>
    public string? ScopeFault(string idScope) =>
        string.Equals(idScope, _options.IdScope, StringComparison.OrdinalIgnoreCase)
        ? null
        : $"wrong id scope: expected {_options.IdScope}, got {idScope}; "
            + "correct the device's configuration";

    public DpsIdentity Authenticate(string registrationId, DpsProof proof) =>
        _authenticator.Authenticate(registrationId, proof);

    /// <summary>The answer to whoever did not prove who it is; null for all others.</summary>
    public DpsAnswer? Refusal(DpsIdentity identity) => _registrations.Refusal(identity);

    public DpsAnswer Error(int status, int code, string message) =>
        _registrations.Error(status, code, message);

    /// <summary>Numbers a request, writes it down, and answers it.</summary>
    /// <param name="unnumbered">The request as it came.</param>
    /// <param name="identity">Who asks.</param>
    /// <param name="lastRid">The rid of the device's request before; null for none.</param>
    /// <param name="peer">Where it comes from.</param>
    public (DpsRequest Request, DpsAnswer Answer) Ask(
        DpsRequest unnumbered, DpsIdentity identity, string? lastRid, EndPoint? peer)
    {
        var (number, ofKind) = _counter.Next(unnumbered.RegistrationId, unnumbered.Kind);
        var request = unnumbered with
        {
            Time = _options.Clock.GetUtcNow(),
            Number = number,
            NumberOfKind = ofKind,
        };
        Requests.Add(request);
        _log.Write(
            request.Kind == DpsRequestKind.Register ? EventKind.Register : EventKind.Poll,
            peer,
            request.RegistrationId,
            $"request {request.Number}, {Details(request, identity)}");
        return (request, _desk.Answer(request, identity, lastRid, peer));
    }

    /// <summary>Over MQTT the line of the CONNECT has said the version and the enrollment.</summary>
    private static string Details(DpsRequest request, DpsIdentity identity) =>
        request.Transport == DpsTransport.Mqtt
        ? $"rid \"{request.Rid}\""
        : $"HTTPS, api-version {request.ApiVersion}, {identity.Enrollment!.Name}";
}
