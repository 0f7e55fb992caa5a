namespace NanoDps.Emulator.Enrollments;

/// <summary>The enrollments of a DPS; they may change while it runs.</summary>
public sealed class EnrollmentBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IndividualEnrollment> _individual =
        new(RegistrationId.Comparer);
    private readonly Dictionary<string, EnrollmentGroup> _groups =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The individual enrollments, by registration id.</summary>
    public IReadOnlyList<IndividualEnrollment> Individual
    {
        get
        {
            lock (_gate)
            {
                return [.. _individual.Values.OrderBy(
                    one => one.RegistrationId, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The groups, by name.</summary>
    public IReadOnlyList<EnrollmentGroup> Groups
    {
        get
        {
            lock (_gate)
            {
                return [.. _groups.Values.OrderBy(one => one.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Adds an individual enrollment, or replaces the one with the same id.</summary>
    /// <param name="enrollment">The enrollment.</param>
    /// <exception cref="ArgumentException">
    /// The registration id breaks the rules, or the attestation is not one for a device.
    /// </exception>
    public void Set(IndividualEnrollment enrollment)
    {
        if (RegistrationId.Fault(enrollment.RegistrationId) is { } fault)
        {
            throw new ArgumentException(fault, nameof(enrollment));
        }

        if (enrollment.Attestation is not (SymmetricKeys or LeafThumbprints))
        {
            throw new ArgumentException(
                "expected keys or thumbprints of one device, got "
                    + enrollment.Attestation.GetType().Name,
                nameof(enrollment));
        }

        lock (_gate)
        {
            _individual[enrollment.RegistrationId] = enrollment;
        }
    }

    /// <summary>Adds a group, or replaces the one with the same name.</summary>
    /// <param name="group">The group.</param>
    /// <exception cref="ArgumentException">Its attestation is not one for a group.</exception>
    public void Set(EnrollmentGroup group)
    {
        if (group.Attestation is not (SymmetricKeys or RegisteredAuthorities))
        {
            throw new ArgumentException(
                "expected keys or the CA of a group, got " + group.Attestation.GetType().Name,
                nameof(group));
        }

        lock (_gate)
        {
            _groups[group.Name] = group;
        }
    }

    /// <summary>Removes an individual enrollment; returns false when there was none.</summary>
    /// <param name="registrationId">The registration id.</param>
    public bool RemoveIndividual(string registrationId)
    {
        lock (_gate)
        {
            return _individual.Remove(registrationId);
        }
    }

    /// <summary>Removes a group; returns false when there was none.</summary>
    /// <param name="name">The group's name.</param>
    public bool RemoveGroup(string name)
    {
        lock (_gate)
        {
            return _groups.Remove(name);
        }
    }

    /// <summary>
    /// The enrollments that a device may have: its individual one alone where there is one, since
    /// that comes before any group (Azure: concepts of DPS), otherwise every group.
    /// </summary>
    internal IReadOnlyList<Enrollment> CandidatesFor(string registrationId)
    {
        lock (_gate)
        {
            if (_individual.TryGetValue(registrationId, out var one))
            {
                return [Enrollment.Of(one)];
            }

            return [.. _groups.Values.Select(group => Enrollment.Of(group, registrationId))];
        }
    }

    /// <summary>
    /// The enrollment of a device that has signed in, as it is now; null when it is gone.
    /// </summary>
    internal Enrollment? Find(string registrationId, string? group) =>
        CandidatesFor(registrationId).FirstOrDefault(
            one => string.Equals(one.Group, group, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a signature was made with a group's own key, which no device should have.
    /// </summary>
    internal string? GroupThatSigned(Func<SymmetricKeys, bool> verify)
    {
        lock (_gate)
        {
            return _groups.Values.FirstOrDefault(
                group => group.Keys is { } keys && verify(keys))?.Name;
        }
    }
}
