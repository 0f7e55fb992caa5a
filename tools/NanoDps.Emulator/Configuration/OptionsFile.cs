using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Faults;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Configuration;

/// <summary>
/// Reads the emulator's configuration file; emulator.sample.json shows every field.
/// </summary>
internal static class OptionsFile
{
    private static readonly JsonDocumentOptions Tolerant = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static EmulatorOptions Load(string path)
    {
        using var document = Parse(path);
        var options = Read(new JsonPlace(path, "$", document.RootElement));

        // A relative directory is meant relative to the file, wherever the program was started.
        return Path.IsPathRooted(options.StateDirectory)
            ? options
            : options with
            {
                StateDirectory = Path.Combine(
                    Path.GetDirectoryName(Path.GetFullPath(path))!, options.StateDirectory),
            };
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path), Tolerant);
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            var column = (exception.BytePositionInLine ?? 0) + 1;
            throw new ConfigurationException(
                string.Create(CultureInfo.InvariantCulture, $"{path}:{line}:{column}"),
                "expected JSON, got something else here",
                "look for a missing comma, quote or bracket at or before this place");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                path,
                $"expected a readable file, got: {exception.Message}",
                "give the path of a configuration file; emulator.sample.json is one to start from");
        }
    }

    private static EmulatorOptions Read(JsonPlace root)
    {
        root.Object(
            "idScope", "dps", "hubs", "gateway", "enrollments", "allocation", "customAllocation",
            "quotas", "issuedCertificateDays", "assigningPolls", "retryAfterSeconds",
            "tokenSkewSeconds", "identityRefusal", "failOverAfterSeconds", "faults", "address",
            "stateDirectory", "chain", "suites");
        var plain = new EmulatorOptions();
        var dps = root.Field("dps");
        dps?.Object("host", "port", "webPort", "profile", "enforcement");
        var enrollments = root.Field("enrollments");
        enrollments?.Object("individual", "groups");
        return plain with
        {
            IdScope = root.Field("idScope")?.Text() ?? plain.IdScope,
            DpsHost = HostName(dps?.Field("host")) ?? plain.DpsHost,
            DpsPort = Port(dps),
            DpsWebPort = Port(dps, "webPort"),
            DpsProfile = dps?.Field("profile")?.OneOf<EndpointProfile>() ?? plain.DpsProfile,
            DpsEnforcement = dps?.Field("enforcement")?.Flag() ?? plain.DpsEnforcement,
            Hubs = root.Field("hubs") is { } hubs ? Hubs(hubs) : plain.Hubs,
            Gateway = root.Field("gateway") is { } gateway ? Gateway(gateway) : plain.Gateway,
            Individual = enrollments?.Field("individual")?.List(EnrollmentFile.Individual) ?? [],
            Groups = enrollments?.Field("groups")?.List(EnrollmentFile.Group) ?? [],
            Address = root.Field("address") is { } address ? Address(address) : plain.Address,
            StateDirectory = root.Field("stateDirectory")?.Text() ?? plain.StateDirectory,
            Chain = root.Field("chain")?.OneOf<ChainKind>() ?? plain.Chain,
            Suites = root.Field("suites") is { } suites ? Suites(suites) : plain.Suites,
            FailOverAfter = root.Field("failOverAfterSeconds") is { } failOver
                ? TimeSpan.FromSeconds(failOver.Number(0, 86_400))
                : plain.FailOverAfter,
            Allocation = root.Field("allocation")?.OneOf<Allocation>() ?? plain.Allocation,
            CustomAllocation = root.Field("customAllocation") is { } custom
                ? AllocationFile.Custom(custom)
                : plain.CustomAllocation,
            Quotas = root.Field("quotas") is { } quotas
                ? AllocationFile.Quotas(quotas)
                : plain.Quotas,
            IssuedCertificateDays = root.Field("issuedCertificateDays")?.Number(7, 90)
                ?? plain.IssuedCertificateDays,
            AssigningPolls = root.Field("assigningPolls")?.Number(0, 1000) ?? plain.AssigningPolls,
            RetryAfterSeconds = root.IsNull("retryAfterSeconds")
                ? null
                : root.Field("retryAfterSeconds")?.Number(0, 86_400) ?? plain.RetryAfterSeconds,
            TokenSkew = root.Field("tokenSkewSeconds") is { } skew
                ? TimeSpan.FromSeconds(skew.Number(0, 86_400))
                : plain.TokenSkew,
            IdentityRefusal = root.Field("identityRefusal")?.OneOf<IdentityRefusal>()
                ?? plain.IdentityRefusal,
            Faults = root.Field("faults") is { } faults
                ? FaultScript.Load(faults.Path())
                : plain.Faults,
        };
    }

    private static IReadOnlyList<HubOptions> Hubs(JsonPlace hubs)
    {
        var list = hubs.List(hub =>
        {
            hub.Object(
                "name", "port", "webPort", "latencyMilliseconds", "profile", "enforcement");
            return new HubOptions(HostName(hub.Required("name"))!)
            {
                Port = Port(hub),
                WebPort = Port(hub, "webPort"),
                Latency = TimeSpan.FromMilliseconds(
                    hub.Field("latencyMilliseconds")?.Number(0, 60_000) ?? 0),
                Profile = hub.Field("profile")?.OneOf<EndpointProfile>()
                    ?? EndpointProfile.Recommended,
                Enforcement = hub.Field("enforcement")?.Flag() ?? true,
            };
        });
        return list.Count > 0
            ? list
            : throw hubs.Fail("expected at least one hub, got none", "add a hub");
    }

    private static GatewayOptions Gateway(JsonPlace gateway)
    {
        gateway.Object("name", "port", "standsIn");
        return new GatewayOptions(HostName(gateway.Required("name"))!)
        {
            Port = Port(gateway),
            StandsIn = gateway.Field("standsIn")?.Flag() ?? false,
        };
    }

    private static int Port(JsonPlace? place, string field = "port") =>
        place?.Field(field)?.Number(0, 65_535) ?? 0;

    private static string? HostName(JsonPlace? place)
    {
        if (place is null)
        {
            return null;
        }

        var name = place.Text();
        return Uri.CheckHostName(name) == UriHostNameType.Dns
            ? name
            : throw place.Fail(
                $"expected a host name, got \"{name}\"",
                "write a name such as contoso-eu.azure-devices.net");
    }

    private static IPAddress Address(JsonPlace place)
    {
        var text = place.Text();
        return IPAddress.TryParse(text, out var address)
            ? address
            : throw place.Fail(
                $"expected an IP address, got \"{text}\"",
                "write 127.0.0.1, or 0.0.0.0 for every interface");
    }

    private static ImmutableArray<ushort> Suites(JsonPlace place)
    {
        var suites = place.List(Suite);
        return suites.Count > 0
            ? [.. suites]
            : throw place.Fail(
                "expected at least one suite, got none", "name one of the recommended suites");
    }

    private static ushort Suite(JsonPlace place)
    {
        var text = place.Text();
        foreach (var suite in HelloGate.RecommendedSuites)
        {
            var name = TlsNames.Suite(suite);
            if (string.Equals(text, name.Split(' ')[0], StringComparison.OrdinalIgnoreCase)
                || string.Equals(text, $"0x{suite:X4}", StringComparison.OrdinalIgnoreCase))
            {
                return suite;
            }
        }

        throw place.Fail(
            "expected one of "
                + string.Join(", ", HelloGate.RecommendedSuites.Select(TlsNames.Suite))
                + $", got \"{text}\"",
            "name a suite or give its number");
    }
}
