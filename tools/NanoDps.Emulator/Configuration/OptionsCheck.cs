using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Faults;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Configuration;

/// <summary>Finds what each option alone cannot show to be wrong.</summary>
internal static class OptionsCheck
{
    /// <exception cref="ConfigurationException">The options contradict themselves.</exception>
    public static void Check(EmulatorOptions options)
    {
        if (options.Hubs.Count == 0)
        {
            throw new ConfigurationException(
                "hubs", "expected at least one hub, got none", "add a hub");
        }

        if (options.Suites.IsEmpty
            || options.Suites.Any(suite => !HelloGate.RecommendedSuites.Contains(suite)))
        {
            throw new ConfigurationException(
                "suites",
                "expected some of "
                    + string.Join(", ", HelloGate.RecommendedSuites.Select(TlsNames.Suite)),
                "a profile such as LegacySuite makes a server that is wrong on purpose");
        }

        Unique("hubs", options.Hubs.Select(hub => hub.Name), StringComparer.OrdinalIgnoreCase);
        if (options.Gateway is { } gateway)
        {
            Unique(
                "gateway",
                [options.DpsHost, .. options.Hubs.Select(hub => hub.Name), gateway.Name],
                StringComparer.OrdinalIgnoreCase);
        }

        Unique(
            "enrollments.individual",
            options.Individual.Select(one => one.RegistrationId),
            RegistrationId.Comparer);
        Unique(
            "enrollments.groups",
            options.Groups.Select(one => one.Name),
            StringComparer.OrdinalIgnoreCase);
        var named = options.Individual.Select(one => one.Hub).Concat(
            options.Groups.Select(one => one.Hub));
        var names = options.Hubs.Select(hub => hub.Name).ToArray();
        foreach (var hub in named.Where(hub => hub is not null))
        {
            IsOneOf(names, "enrollments", hub!);
        }

        foreach (var rule in options.CustomAllocation.Rules)
        {
            IsOneOf(names, "customAllocation", rule.Hub);
        }

        EnrollmentEntry[] entries = [.. options.Individual, .. options.Groups];
        if ((options.Allocation == Allocation.Custom
                || entries.Any(one => one.Allocation == Allocation.Custom))
            && options.CustomAllocation is { Rules.Count: 0, Command.Count: 0 })
        {
            throw new ConfigurationException(
                "customAllocation",
                "expected rules or a command for custom allocation, got none",
                "add them or choose another allocation");
        }

        foreach (var rule in options.Faults.Rules)
        {
            if (rule.Where is { } hub && FaultGrammar.IsAtHub(rule.Point))
            {
                IsOneOf(names, rule.Place, hub);
            }

            if (rule.Action.Kind == FaultActionKind.Assign)
            {
                IsOneOf(names, rule.Place, rule.Action.Word);
            }
        }
    }

    private static void IsOneOf(string[] hubs, string place, string hub)
    {
        if (!hubs.Contains(hub, StringComparer.OrdinalIgnoreCase))
        {
            throw new ConfigurationException(
                place,
                $"expected one of the hubs {string.Join(", ", hubs)}, got {hub}",
                "add that hub or name another");
        }
    }

    private static void Unique(string place, IEnumerable<string> names, StringComparer comparer)
    {
        var seen = new HashSet<string>(comparer);
        foreach (var name in names)
        {
            if (!seen.Add(name))
            {
                throw new ConfigurationException(
                    place, $"expected every name once, got {name} twice",
                    "rename or remove one of them");
            }
        }
    }
}
