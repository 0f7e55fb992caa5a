using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Enrollments;

/// <summary>
/// The enrollments of the options, with the certificates made where they ask the emulator for them.
/// </summary>
internal sealed class MadeEnrollments(DeviceCertificates certificates)
{
    private readonly List<DeviceCertificate> _made = [];
    private readonly Dictionary<string, string> _caFiles = new(StringComparer.OrdinalIgnoreCase);

    public EnrollmentBook Book { get; } = new();

    /// <summary>The certificates that were made.</summary>
    public IReadOnlyList<DeviceCertificate> Devices => _made;

    /// <summary>The PEM file of the CA that was made for a group; null for any other group.</summary>
    public string? CaFileOf(string group) => _caFiles.GetValueOrDefault(group);

    public async Task AddAsync(EmulatorOptions options, CancellationToken cancellation)
    {
        foreach (var one in options.Individual)
        {
            Book.Set(one.Attestation is TestCertificates wanted
                ? one with { Attestation = await LeafAsync(one, wanted).ConfigureAwait(false) }
                : one);
        }

        foreach (var group in options.Groups)
        {
            Book.Set(group.Attestation is TestCertificates wanted
                ? group with { Attestation = await RootAsync(group, wanted).ConfigureAwait(false) }
                : group);
        }

        async Task<Attestation> LeafAsync(IndividualEnrollment one, TestCertificates wanted)
        {
            var made = await certificates.SelfSignedAsync(
                one.RegistrationId, wanted.Kind, cancellation).ConfigureAwait(false);
            _made.Add(made);
            return LeafThumbprints.Of(made.Certificate);
        }

        async Task<Attestation> RootAsync(EnrollmentGroup group, TestCertificates wanted)
        {
            var authority = await certificates.AuthorityAsync(group.Name, cancellation)
                .ConfigureAwait(false);
            _caFiles[group.Name] = authority.CaFile;
            foreach (var device in wanted.Devices)
            {
                _made.Add(await authority.IssueAsync(device, wanted.Kind, cancellation)
                    .ConfigureAwait(false));
            }

            return new RegisteredAuthorities(authority.Root);
        }
    }
}
